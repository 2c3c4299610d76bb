{# Replaces `ref` of dbt-sqlite (macros/core_overrides.sql), which takes one name only. This one passes on what dbt's own
   takes: a package, a version. Stays for a site's own models; none here has a version. #}
{% macro ref() %}
    {{ return(builtins.ref(*varargs, **kwargs)) }}
{% endmacro %}
