{# The names of the columns of the node's stored table. A contract that is not the table's has ended the run before. #}
{% macro stored_columns() %}
    {% set columns = model.columns.values() if config.get('contract').enforced else adapter.get_columns_in_relation(this) %}
    {{ return(columns | map(attribute='name') | list) }}
{% endmacro %}
