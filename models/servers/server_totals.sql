-- depends_on: {{ ref('stg_player_round_changes') }}
-- depends_on: {{ ref('stg_server_departures') }}
{{ config(
    materialized='incremental',
    on_schema_change='fail',
    unique_key=['server_guid'],
    rebuild_key='server_guid',
) }}

with played as {{ computed_once() }} (

    select
        server_guid,
        count(*) as total_rounds,
        min(started_at) as first_round_time,
        max(ended_at) as last_round_time
    from {{ ref('rounds') }}
    {% if is_incremental() %}
        where {{ has_touched_key() }}
    {% endif %}
    group by server_guid

),

newest_rounds as (

    select
        rounds.server_guid as server_guid,
        rounds.game,
        rounds.map_name,
        row_number() over (
            partition by rounds.server_guid
            order by rounds.started_at desc, rounds.round_id desc
        ) as round_position
    from played
    inner join {{ ref('rounds') }} as rounds
        on played.server_guid = rounds.server_guid and played.last_round_time = rounds.ended_at

),

players as (

    select
        server_guid,
        count(*) as total_players
    from {{ ref('player_server_stats') }}
    {% if is_incremental() %}
        where {{ has_touched_key() }}
    {% endif %}
    group by server_guid

),

final as (

    select
        played.server_guid as server_guid,
        newest_rounds.game as last_game,
        newest_rounds.map_name as last_map_name,
        played.total_rounds,
        coalesce(players.total_players, 0) as total_players,
        played.first_round_time,
        played.last_round_time,
        '{{ as_of() }}' as updated_at
    from played
    inner join newest_rounds
        on played.server_guid = newest_rounds.server_guid and newest_rounds.round_position = 1
    left join players on played.server_guid = players.server_guid

)

select * from final
