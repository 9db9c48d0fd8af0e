"""Vietnamese text in the encodings from before Unicode."""
