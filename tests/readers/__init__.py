"""Whether other people's tools read a built file as SQLite itself does."""
