{# The statement that makes the table of a staged seed, empty. #}
{% macro create_staged_seed(staged) %}
    {{ adapter.dispatch('create_staged_seed')(staged) }}
{% endmacro %}

{% macro default__create_staged_seed(staged) %}
    create table {{ staged }} (
        line_number bigint
        {% for column in model.columns.values() %}
            , {{ adapter.quote(column.name) }} {{ wide_type(column.data_type) }}
        {% endfor %}
    )
{% endmacro %}
