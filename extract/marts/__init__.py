"""The tables that dbt builds from landing: how they are built, compared, and how far they look."""
