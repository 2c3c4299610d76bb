{# The type of 64 bits for one that a seed declares as SQLite's STRICT calls it. #}
{% macro wide_type(data_type) %}
    {{ return({'integer': 'bigint', 'real': 'double'}.get(data_type | lower, data_type)) }}
{% endmacro %}
