{# One column of a node's watermark, of this node's unless a model is named, as a scalar subquery; NULL before its first
   run. #}
{% macro watermark(column, model_name=none) -%}
    {{ adapter.dispatch('watermark')(column, model_name) }}
{%- endmacro %}

{# Where a run makes a table whole, all its rows are as of that run; without a row, as of this one. #}
{% macro default__watermark(column, model_name=none) -%}
    coalesce(nullif((select max(updated_at) from {{ ref(model_name) }}), ''), '{{ as_of() }}')
{%- endmacro %}

{% macro sqlite__watermark(column, model_name=none) -%}
    (select {{ column }} from {{ model_watermarks() }} where model_name = '{{ model_name or this.identifier }}')
{%- endmacro %}
