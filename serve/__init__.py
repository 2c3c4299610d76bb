"""The pages of a site, and the same as JSON and CSV, read from the SQLite file."""
