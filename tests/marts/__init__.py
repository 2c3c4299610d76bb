"""The marts as a whole: rounds go in at a source, and every table is compared row by row."""
