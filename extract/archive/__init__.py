"""Both source tables as Parquet, a file a month: `month.py` writes them, `folder.py` keeps them."""
