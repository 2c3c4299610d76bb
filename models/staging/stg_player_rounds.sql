with landed as (

    select * from {{ source('landing', 'landing_player_rounds') }}

),

final as (

    select
        player_name,
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
    where is_bot <> 1 and is_deleted = 0

)

select * from final
