{# Stages a whole table before the node's turn to write comes, which may take long, so that landing and other runs write
   meanwhile. Returns what `stage` does, and `stored_definitions`: `stage_in_turn` asks whether they have stayed. A hook
   inside the transaction may change what the SQL reads: then nothing is staged before it, and this returns none. #}
{% macro stage_ahead(sql) %}
    {% if pre_hooks %}
        {{ return(none) }}
    {% endif %}
    {% do begin_read() %}
    {% set definitions = stored_definitions() %}
    {{ return(dict(stage(sql, incremental=False), stored_definitions=definitions)) }}
{% endmacro %}
