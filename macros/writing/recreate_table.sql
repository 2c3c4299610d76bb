{# Puts a table with the staged rows in the place of what is stored under the node's name, a table, a view or nothing.
   Readers see the old one until the transaction is committed. The two tables are declared alike, and the insert names no
   columns and no order: so SQLite copies rows as they are and fills each page of a table that is stored in the order of
   its key. Rows in any other way leave an eighth of each page empty. #}
{% macro recreate_table(staged) %}
    {% if staged.stored is not none %}
        {% do drop_stored(staged.stored) %}
    {% endif %}
    {% call statement() %}
        create table {{ this }} {{ table_declaration('select * from ' ~ staged.new_rows) }}
    {% endcall %}
    {% call statement('main') %}
        insert into {{ this }}
        select * from {{ staged.new_rows }}
    {% endcall %}
{% endmacro %}
