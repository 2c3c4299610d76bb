{# The hour of the day of epoch seconds in UTC, 0 to 23. #}
{% macro hour_of_day(epoch) -%}
    {{ integer_divide(epoch ~ ' % 86400', 3600) }}
{%- endmacro %}
