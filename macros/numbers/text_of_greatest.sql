{# An aggregate: the text that comes with the greatest whole numbers, the first of them first; of equal ones the last text,
   byte for byte. #}
{% macro text_of_greatest(text, numbers) -%}
    {{ adapter.dispatch('text_of_greatest')(text, numbers) }}
{%- endmacro %}

{% macro default__text_of_greatest(text, numbers) -%}
    argMax({{ text }}, ({{ numbers | join(', ') }}, {{ text }}))
{%- endmacro %}

{% macro sqlite__text_of_greatest(text, numbers) -%}
    substr(max({{ digits_of(numbers) }} || {{ text }}), {{ 1 + 19 * numbers | length }})
{%- endmacro %}
