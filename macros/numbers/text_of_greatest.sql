{# An aggregate: the text that comes with the greatest whole numbers, the first of them first; of equal ones with the last
   `name`, if one is given, byte for byte; then the last text. #}
{% macro text_of_greatest(text, numbers, name=none) -%}
    {{ adapter.dispatch('text_of_greatest')(text, numbers, name) }}
{%- endmacro %}

{# From the greatest of tuples the text: there is less to compare than argMax has with tuples. #}
{% macro duckdb__text_of_greatest(text, numbers, name) -%}
    {% set values = numbers + ([name] if name else []) + [text] -%}
    max(row({{ values | join(', ') }}))[{{ values | length }}]
{%- endmacro %}

{# Bytes compare in a quarter of the time that tuples take. No text has the byte 0, which ends a name. #}
{% macro clickhouse__text_of_greatest(text, numbers, name) -%}
    argMax({{ text }}, concat({{ bytes_of(numbers) }}, {{ name ~ ", '\\0', " if name }}{{ text }}))
{%- endmacro %}

{# In hexadecimal, a name compares as it does itself, and ends at the first space. #}
{% macro sqlite__text_of_greatest(text, numbers, name) -%}
    {% if name -%}
        {% set greatest = 'max(' ~ digits_of(numbers) ~ ' || hex(' ~ name ~ ") || ' ' || " ~ text ~ ')' -%}
        substr({{ greatest }}, 1 + instr({{ greatest }}, ' '))
    {%- else -%}
        substr(max({{ digits_of(numbers) }} || {{ text }}), {{ 1 + 19 * numbers | length }})
    {%- endif %}
{%- endmacro %}
