"""Tables in spreadsheets and text files: what is read from each format, and where in a sheet the table stands."""
