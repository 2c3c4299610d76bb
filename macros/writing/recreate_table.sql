{# Puts a table with the staged rows in the place of what is stored under the node's name, a table, a view or nothing.
   Readers see the old one until the transaction is committed. The two tables are declared alike, and no columns are
   named: so SQLite copies rows as they are, without looking into them. #}
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
