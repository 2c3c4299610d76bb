{# One column of a node's watermark, of this node's unless a model is named, as a scalar subquery; NULL before its first
   run. #}
{% macro watermark(column, model_name=none) -%}
    (select {{ column }} from {{ model_watermarks() }} where model_name = '{{ model_name or this.identifier }}')
{%- endmacro %}
