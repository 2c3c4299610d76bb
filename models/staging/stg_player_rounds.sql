-- depends_on: {{ ref('player_aliases') }}
-- depends_on: {{ ref('excluded_players') }}
-- depends_on: {{ ref('excluded_servers') }}
with landed as (

    select * from {{ source('landing', 'landing_player_rounds') }}

),

final as (

    select
        {{ counted_player('landed') }} as player_name,
        player_name as landed_player_name,
        server_guid,
        map_name,
        game,
        round_id,
        game_id,
        team_label,
        round_start_epoch,
        round_end_epoch,
        final_score,
        final_kills,
        final_deaths,
        play_time_minutes,
        {{ whole_milliseconds('play_time_minutes') }} as play_time_milliseconds,
        average_ping
    from landed
    where
        is_bot <> 1
        and is_deleted = 0
        and {{ is_counted_player('landed') }}
        and {{ is_counted_server('landed') }}

)

select * from final
