"""The one SQLite file: opened, made, brought up to date, and shortened."""
