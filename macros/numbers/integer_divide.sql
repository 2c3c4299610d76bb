{# The whole part of a quotient of whole numbers that are not negative. #}
{% macro integer_divide(numerator, denominator) -%}
    {{ adapter.dispatch('integer_divide')(numerator, denominator) }}
{%- endmacro %}

{% macro duckdb__integer_divide(numerator, denominator) -%}
    (({{ numerator }}) // ({{ denominator }}))
{%- endmacro %}

{% macro clickhouse__integer_divide(numerator, denominator) -%}
    intDiv({{ numerator }}, {{ denominator }})
{%- endmacro %}

{% macro sqlite__integer_divide(numerator, denominator) -%}
    (({{ numerator }}) / ({{ denominator }}))
{%- endmacro %}
