{# What follows the table's name in `create table`: the columns and constraints of a contract, or of a seed, in a table
   that enforces types, and that is stored in the order of its primary key if it has one. Checks are written here
   because the adapter leaves them out as not supported, though SQLite has them. #}
{% macro contract_ddl() %}
    {% set node_constraints = model.get('constraints', []) %}
    {% set columns = {} %}
    {% for name, column in model.columns.items() %}
        {% set others = column.constraints | rejectattr('type', 'equalto', 'check') | list %}
        {% do columns.update({name: dict(column, constraints=others, data_type=strict_type(column.data_type))}) %}
    {% endfor %}
    {% set parts = adapter.render_raw_columns_constraints(raw_columns=columns)
        + adapter.render_raw_model_constraints(
            raw_constraints=node_constraints | rejectattr('type', 'equalto', 'check') | list
        ) %}
    {% set constraints = model.columns.values() | map(attribute='constraints') | sum(start=[]) + node_constraints %}
    {% for constraint in constraints if constraint.type == 'check' %}
        {% do parts.append('check (' ~ constraint.expression ~ ')') %}
    {% endfor %}
    {% set options = 'strict, without rowid' if primary_key_columns() else 'strict' %}
    {{ return('(\n    ' ~ parts | join(',\n    ') ~ '\n) ' ~ options) }}
{% endmacro %}
