{# What follows the table's name in `create table`: the contract's columns and constraints, in a table that enforces
   types, and that is stored in the order of its primary key if it has one. #}
{% macro contract_ddl() %}
    {% set parts = adapter.render_raw_columns_constraints(raw_columns=model.columns)
        + adapter.render_raw_model_constraints(raw_constraints=model.constraints) %}
    {% set options = 'strict, without rowid' if primary_key_columns() else 'strict' %}
    {{ return('(\n    ' ~ parts | join(',\n    ') ~ '\n) ' ~ options) }}
{% endmacro %}
