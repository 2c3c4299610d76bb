"""The same tables on engines other than SQLite: how DuckDB's are made, and how all are compared."""
