"""How each engine spells the expressions of the queries: `dialect.py` says what they are."""
