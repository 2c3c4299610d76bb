"""What dbt-sqlite does with this project's macros, and without."""
