"""The tables that dbt builds from landing: which have news, how they compare, how far they look."""
