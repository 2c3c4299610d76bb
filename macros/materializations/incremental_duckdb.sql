{# An incremental model is built whole, as a table is: there are no loads to tell what has changed. #}
{% materialization incremental, adapter='duckdb' %}
    {{ return(dbt.materialization_table_duckdb()) }}
{% endmaterialization %}
