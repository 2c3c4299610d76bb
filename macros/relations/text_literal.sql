{# A value as a literal of text, which any type takes; none is null. #}
{% macro text_literal(value) -%}
    {{ adapter.dispatch('text_literal')(value) }}
{%- endmacro %}

{% macro default__text_literal(value) -%}
    {{ 'null' if value is none else "'" ~ value | string | replace("'", "''") ~ "'" }}
{%- endmacro %}

{% macro clickhouse__text_literal(value) -%}
    {{ 'null' if value is none else "'" ~ value | string | replace('\\', '\\\\') | replace("'", "''") ~ "'" }}
{%- endmacro %}
