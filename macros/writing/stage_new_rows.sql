{# Runs the model's SQL into a temporary table, made as the stored one would be. Returns that table. #}
{% macro stage_new_rows(sql) %}
    {% set new_rows = make_temp_relation(this, '__new') %}
    {% do make_table(new_rows, sql) %}
    {% do index_unique_key(new_rows) %}
    {{ return(new_rows) }}
{% endmacro %}
