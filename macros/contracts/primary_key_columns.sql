{# The columns of the primary key that the node's contract declares, on the model or on its columns; none: []. #}
{% macro primary_key_columns() %}
    {% set names = [] %}
    {% if config.get('contract').enforced %}
        {% for column in model.columns.values() if column.constraints | selectattr('type', 'equalto', 'primary_key') | list %}
            {% do names.append(column.name) %}
        {% endfor %}
        {% for constraint in model.constraints | selectattr('type', 'equalto', 'primary_key') %}
            {% do names.extend(constraint.columns) %}
        {% endfor %}
    {% endif %}
    {{ return(names) }}
{% endmacro %}
