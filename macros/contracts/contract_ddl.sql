{# What follows the table's name in `create table`: the columns and constraints of a contract, or of a seed, in a table
   that enforces types, and that is stored in the order of its primary key if it has one. With the config `has_rowid` it is
   stored as its rows come; its key may be no more NULL than elsewhere. Checks are written here because the adapter leaves
   them out as not supported, though SQLite has them. The text is kept in `graph`, which lives as long as the parsed
   project. #}
{% macro contract_ddl() %}
    {% set node = graph.nodes[model.unique_id] %}
    {% if 'contract_ddl' not in node %}
        {% do node.update({'contract_ddl': _contract_ddl()}) %}
    {% endif %}
    {{ return(node.contract_ddl) }}
{% endmacro %}

{% macro _contract_ddl() %}
    {% set node_constraints = model.get('constraints', []) %}
    {% set columns = {} %}
    {% set primary_key = primary_key_columns() %}
    {% set is_by_key = primary_key and not config.get('has_rowid') %}
    {% for name, column in model.columns.items() %}
        {% set others = column.constraints | rejectattr('type', 'equalto', 'check') | list %}
        {% if name in primary_key and not is_by_key %}
            {% do others.append({'type': 'not_null'}) %}
        {% endif %}
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
    {% set options = 'strict, without rowid' if is_by_key else 'strict' %}
    {{ return('(\n    ' ~ parts | join(',\n    ') ~ '\n) ' ~ options) }}
{% endmacro %}
