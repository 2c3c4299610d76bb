{{ config(materialized='view', contract={'enforced': false}) }}

-- depends_on: {{ ref('player_aliases') }}
with rounds as (

    {{ rounds_by_counted_name(ref('stg_player_rounds')) }}

),

final as (

    select
        server_guid,
        round_id,
        counted_name as player_name,
        team_label,
        map_name,
        game,
        cast({{ utc_text('round_start_epoch') }} as text) as round_start_time,
        cast({{ utc_text('round_end_epoch') }} as text) as round_end_time,
        final_score,
        final_kills,
        final_deaths,
        play_time_minutes,
        average_ping,
        round_start_epoch
    from rounds

)

select * from final
