"""The same tables on other engines than SQLite."""
