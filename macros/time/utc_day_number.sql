{# Whole days since 1970 of epoch seconds, so that the days between two dates are a subtraction. #}
{% macro utc_day_number(epoch) -%}
    {{ integer_divide(epoch, 86400) }}
{%- endmacro %}
