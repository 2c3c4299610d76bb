{# The loads after which landing's indexes of changes begin, as far as this node's watermark has seen them. #}
{% macro first_loads_seen() %}
    {% if not execute %}
        {{ return([]) }}
    {% endif %}
    {% set known = kept_answer('first_loads_seen') %}
    {% if known is not none %}
        {{ return(known) }}
    {% endif %}
    {% set found = run_query(
        "select load_id from ("
        ~ "select cast(substr(sql, instr(sql, 'load_id > ') + length('load_id > ')) as integer) as load_id"
        ~ " from " ~ target.schema ~ ".sqlite_master where type = 'index'"
        ~ " and name in ('landing_player_rounds_changed', 'landing_server_hours_changed')"
        ~ ") where load_id <= " ~ watermark('load_id')
    ) %}
    {% set seen = found.columns['load_id'].values() | map('int') | list %}
    {% do store_result('first_loads_seen', response=seen) %}
    {{ return(seen) }}
{% endmacro %}
