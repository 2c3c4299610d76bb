{# What sends a statement to every node of the cluster that the profile names; nothing where it names none. #}
{% macro on_cluster() -%}
    {{ 'on cluster ' ~ adapter.quote(target.cluster) if target.cluster }}
{%- endmacro %}
