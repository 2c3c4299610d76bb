{# A whole number per minute played, to 3 decimals; 0 where no time was played. #}
{% macro per_minute(total, milliseconds) -%}
    case when {{ milliseconds }} = 0 then 0.0 else {{ rounded_ratio('60000 * ' ~ total, milliseconds) }} end
{%- endmacro %}
