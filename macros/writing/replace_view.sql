{# Makes the node's stored view that of the SQL, inside the open transaction. Nothing is written where it is. #}
{% macro replace_view(sql) %}
    {% set stored = stored_relation(this) %}
    {% if not is_stored_view(stored, sql) %}
        {% if stored is not none %}
            {% do drop_stored(stored) %}
        {% endif %}
        {% call statement() %}
            create view {{ this.schema }}.{{ view_definition(sql) }}
        {% endcall %}
    {% endif %}
{% endmacro %}
