{# The loads after which landing's indexes of changes begin, as far as a load is no earlier: an expression, or that of this
   node's watermark. #}
{% macro first_loads_seen(load_id=none) %}
    {% if not execute %}
        {{ return([]) }}
    {% endif %}
    {% set name = 'first_loads_of_' ~ load_id if load_id else 'first_loads_seen' %}
    {% set known = kept_answer(name) %}
    {% if known is not none %}
        {{ return(known) }}
    {% endif %}
    {% set begins_after = 'where load_id > ' %}
    {% set found = run_query(
        "select load_id from ("
        ~ "select cast(substr(sql, instr(sql, '" ~ begins_after ~ "') + " ~ begins_after | length ~ ") as integer) as load_id"
        ~ " from " ~ target.schema ~ ".sqlite_master where type = 'index' and sql like '%" ~ begins_after ~ "%'"
        ~ ") where load_id <= " ~ (load_id or watermark('load_id'))
    ) %}
    {% set seen = found.columns['load_id'].values() | map('int') | list %}
    {% do store_result(name, response=seen) %}
    {{ return(seen) }}
{% endmacro %}
