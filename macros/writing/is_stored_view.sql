{# Whether what is stored under a name is the view by this SQL. SQLite keeps what created a view as it was written, but for
   the schema. #}
{% macro is_stored_view(stored, name, sql) %}
    {{ return(stored is not none and stored.sql == 'CREATE VIEW ' ~ view_definition(name, sql)) }}
{% endmacro %}
