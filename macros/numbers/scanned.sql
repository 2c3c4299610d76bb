{# A column by which all rows are grouped, or few: never in the order of its index. In SQLite that order looks up each row,
   which takes twice as long as to sort them. #}
{% macro scanned(column) -%}
    {{ adapter.dispatch('scanned')(column) }}
{%- endmacro %}

{% macro default__scanned(column) -%}
    {{ column }}
{%- endmacro %}

{% macro sqlite__scanned(column) -%}
    +{{ column }}
{%- endmacro %}
