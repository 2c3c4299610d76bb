{# Makes the table of a staged seed, empty: the numbers of lines, and the seed's columns. #}
{% macro create_staged_seed(staged) %}
    {{ adapter.dispatch('create_staged_seed')(staged) }}
{% endmacro %}

{% macro default__create_staged_seed(staged) %}
    {% do adapter.drop_relation(staged) %}
    {% call statement() %}
        create table {{ staged }} (
            line_number bigint
            {% for column in model.columns.values() %}
                , {{ adapter.quote(column.name) }} {{ wide_type(column.data_type) }}
            {% endfor %}
        )
    {% endcall %}
{% endmacro %}

{# Any cell may be empty until it is checked. #}
{% macro clickhouse__create_staged_seed(staged) %}
    {% set columns %}
        (
            line_number bigint
            {% for column in model.columns.values() %}
                , {{ adapter.quote(column.name) }} Nullable({{ wide_type(column.data_type) }})
            {% endfor %}
        )
    {% endset %}
    {% do create_aside(staged, columns, none, ['line_number']) %}
{% endmacro %}
