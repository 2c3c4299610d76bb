{# Replaces `default__get_table_columns_and_constraints` of dbt-adapters for DuckDB (macros/relations/column/
   columns_spec_ddl.sql): the columns alone. DuckDB keeps a primary key up as an index in memory and in the file, for
   three times the room and more than twice the time; that keys are unique, the tests of the tables see. #}
{% macro duckdb__get_table_columns_and_constraints() %}
    ({{ adapter.render_raw_columns_constraints(raw_columns=model.columns) | join(', ') }})
{% endmacro %}
