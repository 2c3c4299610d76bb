{# dbt's unit tests make their (temporary) tables with it. Replaces `sqlite__create_table_as` of dbt-sqlite
   (macros/adapters.sql), which warns that contracts cannot be enforced: here `make_table` enforces them. #}
{% macro sqlite__create_table_as(temporary, relation, sql) %}
    create {{ 'temporary ' if temporary }}table {{ relation }} as
    {{ sql }}
{% endmacro %}
