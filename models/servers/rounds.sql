-- depends_on: {{ ref('stg_player_round_changes') }}
{# A round that a correction moved to another server keeps its round_id. #}
{{ config(
    materialized='incremental',
    on_schema_change='fail',
    unique_key=['round_id', 'server_guid'],
    rebuild_key='round_id',
    has_rowid=true,
    comes_by_key=true,
    indexes=[
        {'columns': ['server_guid', 'ended_at', 'started_at']},
        {'columns': ['map_name', 'ended_at']},
    ],
) }}

with totals as (

    select
        round_id,
        server_guid,
        {{ round_totals() }},
        {{ text_of_greatest('game', ['round_end_epoch', 'round_start_epoch'], 'player_name') }}
            as latest_game,
        {{ text_of_greatest('map_name', ['round_end_epoch', 'round_start_epoch'], 'player_name') }}
            as latest_map_name,
        min(round_start_epoch) as started_epoch,
        max(round_end_epoch) as ended_epoch,
        count(distinct player_name) as total_players,
        max(final_score) as best_score,
        {{ text_of_least('player_name', ['-final_score', 'round_end_epoch', 'round_start_epoch']) }}
            as best_player_name
    from {{ ref('stg_player_rounds') }}
    {% if is_incremental() %}
        where {{ is_touched() }}
    {% endif %}
    group by {{ scanned('round_id') }}, server_guid

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
    group by {{ scanned('round_id') }}, server_guid

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
