{# The sums of groups whose `round_totals`, or whatever `names` are the names of, are at hand. #}
{% macro sums_of_totals(names=none) -%}
    {% for name in names or names_of_totals()[:5] -%}
        sum({{ name }}) as {{ name }}{{ ',\n        ' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
