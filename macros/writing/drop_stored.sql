{# Drops what is stored under the node's name, a table or a view. An index or a trigger that somebody made by hand goes
   with it: a line says so, with what makes it again. #}
{% macro drop_stored(stored) %}
    {% for part in table_parts(this) if part.is_made_by_hand %}
        {% do exceptions.warn(
            this.identifier ~ ' is made anew, without the ' ~ part.type ~ ' ' ~ part.name ~ ' that it had. To have it again: '
            ~ part.sql ~ (". To keep an index, write it into the `indexes` config of " ~ this.identifier if part.type == 'index')
        ) %}
    {% endfor %}
    {% call statement() %}
        drop {{ stored.type }} {{ this }}
    {% endcall %}
{% endmacro %}
