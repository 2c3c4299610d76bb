{# Puts a table with the new rows in the place of what is stored under the node's name, a table or a view. Readers see
   the old one until the transaction is committed. #}
{% macro recreate_table(stored, new_rows) %}
    {% do drop_stored(stored) %}
    {% do make_table(this, 'select * from ' ~ new_rows) %}
{% endmacro %}
