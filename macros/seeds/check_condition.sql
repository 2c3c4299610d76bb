{# A check of a seed's column, which is SQLite's in `create table`, as the engine at hand spells it. #}
{% macro check_condition(expression) %}
    {{ return(adapter.dispatch('check_condition')(expression)) }}
{% endmacro %}

{% macro sqlite__check_condition(expression) %}
    {{ return(expression) }}
{% endmacro %}

{% macro default__check_condition(expression) %}
    {{ return(expression | replace('iif(', 'if(')) }}
{% endmacro %}
