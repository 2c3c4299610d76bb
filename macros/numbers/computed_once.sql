{# What follows a CTE's name so that its few rows are computed once and kept, not anew for every row that they are joined
   to: `periods as {{ computed_once() }} (...)`. #}
{% macro computed_once() -%}
    {{ adapter.dispatch('computed_once')() }}
{%- endmacro %}

{# Its subqueries are computed once for each place that names them, and it knows no such word. #}
{% macro clickhouse__computed_once() -%}
{%- endmacro %}

{% macro default__computed_once() -%}
    materialized
{%- endmacro %}
