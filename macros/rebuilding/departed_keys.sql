{# What `touched_keys` adds for rounds that a correction took from a server or a game, which the rounds no longer say. The
   server is in `stg_server_departures`. Of games, which are few, all with stored rows are touched. #}
{% macro departed_keys() %}
    {% set keys = rebuild_key_columns() %}
    {% if keys | reject('equalto', 'period') | list == ['server_guid'] %}
        union
        select {{ touched_columns('departures', 'periods') }}
        from {{ ref('stg_server_departures') }} as departures
        {{ every_period() }}
        where departures.load_id > {{ watermark('load_id') }}
    {% elif 'game' in keys %}
        union
        select {{ qualified_columns('stored', keys) }}
        from {{ this }} as stored
        where exists (
            select 1 from {{ ref('stg_server_departures') }} as departures
            where departures.load_id > {{ watermark('load_id') }}
        )
    {% endif %}
{% endmacro %}
