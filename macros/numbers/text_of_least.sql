{# An aggregate: the text that comes with the least whole numbers, the first of them first; of equal ones the first text,
   byte for byte. #}
{% macro text_of_least(text, numbers) -%}
    {{ adapter.dispatch('text_of_least')(text, numbers) }}
{%- endmacro %}

{% macro duckdb__text_of_least(text, numbers) -%}
    min(row({{ (numbers + [text]) | join(', ') }}))[{{ numbers | length + 1 }}]
{%- endmacro %}

{% macro clickhouse__text_of_least(text, numbers) -%}
    argMin({{ text }}, concat({{ bytes_of(numbers) }}, {{ text }}))
{%- endmacro %}

{% macro sqlite__text_of_least(text, numbers) -%}
    substr(min({{ digits_of(numbers) }} || {{ text }}), {{ 1 + 19 * numbers | length }})
{%- endmacro %}
