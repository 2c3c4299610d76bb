{# Whole milliseconds as minutes. #}
{% macro minutes(milliseconds) -%}
    {{ milliseconds }} / 60000.0
{%- endmacro %}
