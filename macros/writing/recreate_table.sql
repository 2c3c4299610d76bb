{# Makes the table of the new rows, in the place of what is stored under the node's name, if anything is: a table or a view.
   Readers see the old one until the transaction is committed. SQLite fills each page of a table that is stored in the order
   of its key only where all rows come from a table declared alike, by `insert into ... select *` and no more words than
   these. Rows in any other way leave an eighth of each page empty. #}
{% macro recreate_table(stored, new_rows) %}
    {% if stored is not none %}
        {% do drop_stored(stored) %}
    {% endif %}
    {% set is_declared = config.get('contract').enforced %}
    {% set declaration = contract_ddl() if is_declared else 'as select * from ' ~ new_rows ~ ' limit 0' %}
    {% call statement() %}
        create table {{ this }} {{ declaration }}
    {% endcall %}
    {% call statement() %}
        insert into {{ this }} select * from {{ new_rows }}
    {% endcall %}
{% endmacro %}
