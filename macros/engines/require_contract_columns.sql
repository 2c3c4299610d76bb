{# Ends the node in one line where its query has not the columns of its contract. #}
{% macro require_contract_columns(sql) %}
    {% set differences = name_differences(
        expected=model.columns.values() | map(attribute='name') | list, found=get_columns_in_query(sql)
    ) %}
    {% if differences %}
        {% do exceptions.raise_compiler_error(
            'The columns of ' ~ this.identifier ~ ' are not those of its contract: ' ~ differences
        ) %}
    {% endif %}
{% endmacro %}
