{# What values of a type are, by the name that DuckDB, ClickHouse or a contract has for it: 'whole', 'real', 'text',
   'nothing' of a NULL alone, or the type itself where it is none of these. #}
{% macro kind_of_type(data_type) %}
    {% set name = data_type | lower %}
    {% set kinds = {
        'whole': ['int', 'uint', 'bigint', 'ubigint', 'hugeint', 'uhugeint', 'smallint', 'usmallint', 'tinyint', 'utinyint'],
        'real': ['float', 'double', 'decimal'],
        'text': ['text', 'string', 'varchar', 'fixedstring'],
        'nothing': ['nothing', '"null"'],
    } %}
    {% for kind, beginnings in kinds.items() %}
        {% for beginning in beginnings if name.startswith(beginning) %}
            {{ return(kind) }}
        {% endfor %}
    {% endfor %}
    {{ return(name) }}
{% endmacro %}
