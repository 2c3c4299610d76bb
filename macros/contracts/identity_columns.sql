{# The columns that identify a row of the node's stored table. #}
{% macro identity_columns() %}
    {{ return(primary_key_columns() or ['rowid']) }}
{% endmacro %}
