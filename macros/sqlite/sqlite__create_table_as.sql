{# What dbt's unit tests create their (temporary) tables with. The adapter's own warns that contracts cannot be
   enforced, which is no longer so: a model's table is made by `make_table`. #}
{% macro sqlite__create_table_as(temporary, relation, sql) %}
    create {{ 'temporary ' if temporary }}table {{ relation }} as
    {{ sql }}
{% endmacro %}
