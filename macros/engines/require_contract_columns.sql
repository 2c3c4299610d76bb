{# Ends the node in one line where its query has not the columns of its contract, or has values of another kind in one.
   Put into a column of whole numbers, a fraction is cut off by ClickHouse and rounded by DuckDB, without a word. How
   wide a number is does not matter: engines disagree about what a sum or a count is. #}
{% macro require_contract_columns(sql) %}
    {% set declared = {} %}
    {% for column in model.columns.values() %}
        {% do declared.update({column.name: column.data_type}) %}
    {% endfor %}
    {% set columns = get_column_schema_from_query(sql) %}
    {% set words = [name_differences(expected=declared, found=columns | map(attribute='name') | list)] %}
    {% for column in columns if column.name in declared %}
        {% if kind_of_type(column.dtype) not in kinds_held_by(declared[column.name]) %}
            {% do words.append(column.name ~ ' is ' ~ column.dtype ~ ', not ' ~ declared[column.name]) %}
        {% endif %}
    {% endfor %}
    {% set differences = words | select | join('; ') %}
    {% if differences %}
        {% do exceptions.raise_compiler_error(
            'The columns of ' ~ this.identifier ~ ' are not those of its contract: ' ~ differences
        ) %}
    {% endif %}
{% endmacro %}
