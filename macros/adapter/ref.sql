{# Replaces `ref` of dbt-sqlite (macros/core_overrides.sql), which takes one name only. This one passes on what dbt's own
   takes, a package and a version, for a site's own models. None here has a version. #}
{% macro ref() %}
    {{ return(without_schema(builtins.ref(*varargs, **kwargs))) }}
{% endmacro %}
