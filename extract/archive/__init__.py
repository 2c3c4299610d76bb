"""Both source tables as Parquet, a file a month: from `archive.py`, over `tables.py`, to files."""
