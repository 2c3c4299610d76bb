{# The node's `unique_key` as a list of column names, in whichever of dbt's forms it was written: a name, names with
   commas between, or a list. #}
{% macro unique_key_columns() %}
    {% set unique_key = config.get('unique_key') or [] %}
    {% set names = unique_key.split(',') if unique_key is string else unique_key %}
    {{ return(names | map('trim') | list) }}
{% endmacro %}
