"""The officer's own workbook, returned with every finding where it is."""
