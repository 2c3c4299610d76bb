{# Drops what is stored under the node's name, a table or a view, and puts a table with the new rows in its place.
   Readers see the old one until the transaction is committed. #}
{% macro recreate_table(stored, new_rows) %}
    {% call statement() %}
        drop {{ stored.type }} {{ this }}
    {% endcall %}
    {% do make_table(this, 'select * from ' ~ new_rows) %}
{% endmacro %}
