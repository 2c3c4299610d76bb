"""The tables of servers and moving windows, recomputed by ClickHouse over the site's own rows.

Every `<table>.sql` here is written from the meaning of the table's columns alone, with ClickHouse's
own functions for what SQLite has none of: percentiles, calendar months, weekdays, distinct counts.
As in the oracle beside it, nothing is shared with the models, and all rounding is of whole numbers.
"""
