{# Shows readers a table that was made beside the node's, in one step, and drops the one before.
   On a cluster every node has to have the new rows first. `exchange_tables_atomic` of dbt-clickhouse 1.10.3 asks a
   replica to catch up with the old table, not with the new one: with a replica that lags behind, readers would see too
   few rows. #}
{% macro publish_aside(aside) %}
    {% if target.cluster %}
        {% call statement('sync_aside') %}
            system sync replica {{ on_cluster() }} {{ aside }}
        {% endcall %}
    {% endif %}
    {% set stored = run_query(
        "select engine from system.tables where database = '" ~ this.schema ~ "' and name = '" ~ this.identifier ~ "'"
    ).rows | map(attribute=0) | list %}
    {% if stored == ['View'] %}
        {% call statement('drop_view') %}
            drop view {{ this }} {{ on_cluster() }} sync
        {% endcall %}
    {% endif %}
    {% call statement('publish_aside') %}
        {% if stored and stored != ['View'] %}
            exchange tables {{ aside }} and {{ this }} {{ on_cluster() }}
        {% else %}
            rename table {{ aside }} to {{ this }} {{ on_cluster() }}
        {% endif %}
    {% endcall %}
    {% call statement('drop_before') %}
        drop table if exists {{ aside }} {{ on_cluster() }} sync
    {% endcall %}
{% endmacro %}
