{# How many rows this connection has inserted, updated and deleted so far. #}
{% macro total_changes() %}
    {{ return(run_query('select total_changes()').rows[0][0] | int) }}
{% endmacro %}
