"""An independent recomputation of the marts that rounds lead to, and a maker of round histories.

Every `<table>.sql` here is written from the meaning of the table's columns alone, in plain DuckDB
SQL over the source rows. It shares nothing with the models: not their SQL, macros or seeds, nor
the landing. A rule misread in one of the two therefore shows as a difference. For the same reason
the constants (milestones, periods, minimum rounds) are spelled out here instead of read.

- `compare`: builds the expected tables in DuckDB and compares a mart in SQLite with one of them.
- `history`: spreads rounds over arrivals with late, repeated, longer and corrected rows.
"""
