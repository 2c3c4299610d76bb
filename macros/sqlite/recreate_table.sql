{# Drops what is stored under the node's name, a table or a view, and puts a table with the new rows in its place.
   Readers see the old one until the transaction is committed. #}
{% macro recreate_table(stored, new_rows) %}
    {% if stored is not none %}
        {% call statement() %}
            drop {{ stored.type }} {{ this }}
        {% endcall %}
    {% endif %}
    {% call statement() %}
        create table {{ this }} {{ contract_ddl() if config.get('contract').enforced
            else 'as select * from ' ~ new_rows ~ ' limit 0' -}}
    {% endcall %}
    {% call statement() %}
        insert into {{ this }} select * from {{ new_rows }}
    {% endcall %}
{% endmacro %}
