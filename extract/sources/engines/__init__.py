"""What answers SQL: `engine.py` says how, `clickhouse.py` and `duckdb.py` do it."""
