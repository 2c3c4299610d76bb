{# Those of some names by which there is a table now. #}
{% macro stored_tables(names) %}
    {{ return(adapter.dispatch('stored_tables')(names)) }}
{% endmacro %}

{% macro sqlite__stored_tables(names) %}
    {{ return(run_query(
        "select name from " ~ target.schema ~ ".sqlite_master where type = 'table'"
        ~ " and name in ('" ~ names | join("', '") ~ "')"
    ).rows | map(attribute=0) | list) }}
{% endmacro %}

{% macro default__stored_tables(names) %}
    {{ return(run_query(
        "select table_name as name from information_schema.tables where table_schema = '" ~ target.schema ~ "'"
        ~ " and table_name in ('" ~ names | join("', '") ~ "') order by table_name"
    ).rows | map(attribute=0) | list) }}
{% endmacro %}
