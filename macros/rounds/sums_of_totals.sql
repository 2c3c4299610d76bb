{# The same of groups whose `round_totals` are at hand. #}
{% macro sums_of_totals() -%}
    {% for name in names_of_totals() -%}
        sum({{ name }}) as {{ name }}{{ ',\n        ' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
