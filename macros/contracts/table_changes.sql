{# In words, what differs between the stored table and the one that the node asks for: '' if nothing does.
   A contract is compared whole, types and constraints too; without one, by column names. #}
{% macro table_changes(stored_sql, new_rows) %}
    {% set has_contract = config.get('contract').enforced %}
    {% if has_contract and stored_sql.endswith(' ' ~ contract_ddl()) %}
        {{ return('') }}
    {% endif %}
    {% set differences = name_differences(
        expected=adapter.get_columns_in_relation(this) | map(attribute='name') | list,
        found=adapter.get_columns_in_relation(new_rows) | map(attribute='name') | list,
    ) %}
    {% if not differences and has_contract %}
        {{ return('declared in another order, or with other types or constraints') }}
    {% endif %}
    {{ return(differences) }}
{% endmacro %}
