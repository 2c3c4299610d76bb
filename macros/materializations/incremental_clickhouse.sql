{# An incremental model is built whole, as a table is: there are no loads to tell what has changed. #}
{% materialization incremental, adapter='clickhouse' %}
    {{ return(bfstats.materialization_table_clickhouse()) }}
{% endmaterialization %}
