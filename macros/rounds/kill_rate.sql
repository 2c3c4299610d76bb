{# Kills per minute to 3 decimals; 0 where no time was played. #}
{% macro kill_rate(kills, milliseconds) -%}
    case when {{ milliseconds }} = 0 then 0.0 else {{ rounded_ratio('60000 * ' ~ kills, milliseconds) }} end
{%- endmacro %}
