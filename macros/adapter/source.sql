{# As dbt's own `source`, by the name that `without_schema` gives. #}
{% macro source() %}
    {{ return(without_schema(builtins.source(*varargs, **kwargs))) }}
{% endmacro %}
