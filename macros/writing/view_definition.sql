{# What follows the schema's name where a view is created. #}
{% macro view_definition(name, sql) %}
    {{ return(adapter.quote(name) ~ ' as\n' ~ sql | trim) }}
{% endmacro %}
