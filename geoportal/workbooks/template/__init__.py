"""The template workbook of a dataset."""
