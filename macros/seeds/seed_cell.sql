{# A cell of a seed, or the number of its line, as a literal that any type takes. #}
{% macro seed_cell(cell) -%}
    {{ adapter.dispatch('seed_cell')(cell) }}
{%- endmacro %}

{% macro default__seed_cell(cell) -%}
    {{ 'null' if cell is none else "'" ~ cell | string | replace("'", "''") ~ "'" }}
{%- endmacro %}

{% macro clickhouse__seed_cell(cell) -%}
    {{ 'null' if cell is none else "'" ~ cell | string | replace('\\', '\\\\') | replace("'", "''") ~ "'" }}
{%- endmacro %}
