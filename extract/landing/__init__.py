"""The SQLite side of `extract`: landing tables and how rows are merged into them."""
