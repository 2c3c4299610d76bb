{# Whether the node's view is stored by this SQL. SQLite keeps what created a view as it was written, but for the schema. #}
{% macro is_stored_view(sql) %}
    {% set stored = stored_relation(this) %}
    {{ return(stored is not none and stored.sql == 'CREATE VIEW ' ~ view_definition(sql)) }}
{% endmacro %}
