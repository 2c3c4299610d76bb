{# The name by which a STRICT table knows a type of a contract. Contracts say `bigint` and `double`, which mean 64 bits on
   every engine: `integer` and `real` are 32 bits on others. SQLite's STRICT takes its own names alone. #}
{% macro strict_type(data_type) %}
    {{ return({'bigint': 'integer', 'double': 'real'}.get(data_type | lower, data_type)) }}
{% endmacro %}
