"""Documents and pictures, published as files."""
