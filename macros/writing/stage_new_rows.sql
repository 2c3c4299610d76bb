{# Runs the model's SQL into a temporary table, made as the stored one would be. Returns that table. An incremental run of a
   node with a `rebuild_key` is by the definition that made the stored table, so its columns were looked at then. #}
{% macro stage_new_rows(sql, incremental) %}
    {% set new_rows = make_temp_relation(this, '__new') %}
    {% do make_table(new_rows, sql, has_these_columns=incremental and config.get('rebuild_key')) %}
    {% do index_unique_key(new_rows) %}
    {{ return(new_rows) }}
{% endmacro %}
