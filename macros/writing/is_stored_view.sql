{# Whether what is stored under the node's name is its view by this SQL. SQLite keeps what created a view as it was written,
   but for the schema. #}
{% macro is_stored_view(stored, sql) %}
    {{ return(stored is not none and stored.sql == 'CREATE VIEW ' ~ view_definition(sql)) }}
{% endmacro %}
