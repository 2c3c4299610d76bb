{# What is to be written, now that the turn to write has come: what was staged ahead while it is right, else what is staged
   now. It is right while this table, and the definition of all that it is built on, are as they were. Only loads may have
   come in between: the rows' watermark has not seen them, so they are news for the next run. What is not right goes, and so
   does what was asked of the file meanwhile. #}
{% macro stage_in_turn(ahead, sql, incremental) %}
    {% if ahead is not none and ahead.stored_definitions == stored_definitions() %}
        {{ return(ahead) }}
    {% elif ahead is not none %}
        {% for relation in [ahead.new_rows, ahead.gone_rows] if relation %}
            {% call statement() %}
                drop table {{ relation }}
            {% endcall %}
        {% endfor %}
        {% for name in ['stored_ancestors', 'model_definition', 'first_loads_seen'] %}
            {% do store_result(name, response=none) %}
        {% endfor %}
    {% endif %}
    {{ return(stage(sql, incremental)) }}
{% endmacro %}
