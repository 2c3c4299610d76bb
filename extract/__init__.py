"""Land the rows of a game-server site, as ClickHouse has them, in one SQLite file."""
