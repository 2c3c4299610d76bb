{# Replaces the adapter's own, which would attach a file that is not there. dbt asks for a schema before any hook runs:
   for `--store-failures`, and for a config `schema`. #}
{% macro sqlite__create_schema(relation, auto_begin=False) %}
    {% do exceptions.raise_compiler_error(
        'there is no schema ' ~ relation.schema ~ ', all tables are in ' ~ target.schema
        ~ ': instead of --store-failures use `dbt show --select TEST`, and give no node a schema of its own'
    ) %}
{% endmacro %}
