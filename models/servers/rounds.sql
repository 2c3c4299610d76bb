-- depends_on: {{ ref('stg_player_round_changes') }}
{# A round that a correction moved to another server keeps its round_id. #}
{{ config(
    materialized='incremental',
    on_schema_change='fail',
    unique_key=['round_id', 'server_guid'],
    rebuild_key='round_id',
    indexes=[
        {'columns': ['server_guid', 'ended_at', 'started_at']},
        {'columns': ['map_name', 'ended_at']},
    ],
) }}

with player_rounds as (

    select
        *,
        row_number() over (
            partition by round_id, server_guid
            order by
                round_end_epoch desc,
                round_start_epoch desc,
                player_name desc {{ landed_name_last('desc') }}  -- noqa: LT02
        ) as latest_position,
        row_number() over (
            partition by round_id, server_guid
            order by
                final_score desc,
                round_end_epoch asc,
                round_start_epoch asc,
                player_name asc
        ) as score_position
    from {{ ref('stg_player_rounds') }}
    {% if is_incremental() %}
        where {{ is_touched() }}
    {% endif %}

),

totals as (

    select
        round_id,
        server_guid,
        {{ round_totals() }},
        max(case when latest_position = 1 then game end) as latest_game,
        max(case when latest_position = 1 then map_name end) as latest_map_name,
        min(round_start_epoch) as started_epoch,
        max(round_end_epoch) as ended_epoch,
        count(distinct player_name) as total_players,
        max(final_score) as best_score,
        max(case when score_position = 1 then player_name end) as best_player_name
    from player_rounds
    group by round_id, server_guid

),

bots as (

    select
        round_id,
        server_guid,
        count(*) as total_bots
    from {{ ref('stg_bot_rounds') }}
    {% if is_incremental() %}
        where {{ is_touched() }}
    {% endif %}
    group by round_id, server_guid

),

final as (

    select
        totals.server_guid,
        totals.round_id,
        totals.latest_game as game,
        totals.latest_map_name as map_name,
        {{ utc_text('totals.started_epoch') }} as started_at,
        {{ utc_text('totals.ended_epoch') }} as ended_at,
        totals.total_players,
        coalesce(bots.total_bots, 0) as total_bots,
        totals.total_kills,
        totals.total_deaths,
        totals.total_score,
        {{ minutes('totals.total_play_time_milliseconds') }} as total_play_time_minutes,
        totals.best_score,
        totals.best_player_name,
        '{{ as_of() }}' as updated_at
    from totals
    left join bots
        on totals.round_id = bots.round_id and totals.server_guid = bots.server_guid

)

select * from final
