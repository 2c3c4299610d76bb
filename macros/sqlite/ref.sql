{# The adapter's `ref` takes one name only; this one passes on what dbt's own takes: a package, a version. #}
{% macro ref() %}
    {{ return(builtins.ref(*varargs, **kwargs)) }}
{% endmacro %}
