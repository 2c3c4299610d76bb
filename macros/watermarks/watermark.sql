{# One column of this node's watermark, as a scalar subquery; NULL before its first run. #}
{% macro watermark(column) -%}
    (select {{ column }} from {{ model_watermarks() }} where model_name = '{{ this.identifier }}')
{%- endmacro %}
