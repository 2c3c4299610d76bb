{# What follows the schema's name where the node's view is created. #}
{% macro view_definition(sql) %}
    {{ return(adapter.quote(this.identifier) ~ ' as\n' ~ sql | trim) }}
{% endmacro %}
