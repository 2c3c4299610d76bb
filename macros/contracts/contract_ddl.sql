{# What follows the table's name in `create table`: the contract's columns and constraints, in a table that enforces
   types, and that is stored in the order of its primary key if it has one. Checks are written here because the adapter
   leaves them out as not supported, though SQLite has them. #}
{% macro contract_ddl() %}
    {% set parts = adapter.render_raw_columns_constraints(raw_columns=model.columns)
        + adapter.render_raw_model_constraints(raw_constraints=model.constraints) %}
    {% set constraints = model.columns.values() | map(attribute='constraints') | sum(start=[]) + model.constraints %}
    {% for constraint in constraints if constraint.type == 'check' %}
        {% do parts.append('check (' ~ constraint.expression ~ ')') %}
    {% endfor %}
    {% set options = 'strict, without rowid' if primary_key_columns() else 'strict' %}
    {{ return('(\n    ' ~ parts | join(',\n    ') ~ '\n) ' ~ options) }}
{% endmacro %}
