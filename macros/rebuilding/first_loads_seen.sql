{# The loads after which landing's indexes of changes begin, as far as this node's watermark has seen them. #}
{% macro first_loads_seen() %}
    {% if not execute %}
        {{ return([]) }}
    {% endif %}
    {% set known = kept_answer('first_loads_seen') %}
    {% if known is not none %}
        {{ return(known) }}
    {% endif %}
    {% set begins_after = 'where load_id > ' %}
    {% set found = run_query(
        "select load_id from ("
        ~ "select cast(substr(sql, instr(sql, '" ~ begins_after ~ "') + " ~ begins_after | length ~ ") as integer) as load_id"
        ~ " from " ~ target.schema ~ ".sqlite_master where type = 'index' and sql like '%" ~ begins_after ~ "%'"
        ~ ") where load_id <= " ~ watermark('load_id')
    ) %}
    {% set seen = found.columns['load_id'].values() | map('int') | list %}
    {% do store_result('first_loads_seen', response=seen) %}
    {{ return(seen) }}
{% endmacro %}
