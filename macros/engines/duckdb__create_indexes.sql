{# Replaces `default__create_indexes` of dbt-adapters for DuckDB: none. It skips what a query does not ask for by itself,
   and the config `indexes` is about SQLite. #}
{% macro duckdb__create_indexes(relation) %}
{% endmacro %}
