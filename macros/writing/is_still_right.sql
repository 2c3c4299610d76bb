{# Whether rows that were staged ahead can be written: this table, and the definition of all that it is built on, are as
   they were. Only loads may have come in between: the rows' watermark has not seen them, so they are news for the next
   run. If not, this forgets what was staged and what was asked of the file meanwhile. #}
{% macro is_still_right(staged) %}
    {% if staged is none or staged.stored_definitions == stored_definitions() %}
        {{ return(staged is not none) }}
    {% endif %}
    {% for relation in [staged.new_rows, staged.gone_rows] if relation %}
        {% call statement() %}
            drop table {{ relation }}
        {% endcall %}
    {% endfor %}
    {% for name in ['model_definition', 'first_loads_seen'] %}
        {% do store_result(name, response=none) %}
    {% endfor %}
    {{ return(False) }}
{% endmacro %}
