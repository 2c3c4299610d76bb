{{ config(
    unique_key=['server_guid', 'map_name', 'month'],
    indexes=[{'columns': ['map_name', 'month']}],
) }}

with rounds as (

    select
        server_guid,
        map_name,
        {{ utc_month('round_end_epoch') }} as month,
        round_id,
        count(*) as player_rounds,
        count(distinct player_name) as players,
        sum(play_time_milliseconds) as play_time_milliseconds
    from {{ ref('stg_player_rounds') }}
    group by server_guid, map_name, {{ utc_month('round_end_epoch') }}, round_id

),

final as (

    select
        server_guid,
        map_name,
        month,
        count(*) as total_rounds,
        sum(player_rounds) as total_player_rounds,
        {{ minutes('sum(play_time_milliseconds)') }} as total_play_time_minutes,
        {{ rounded_ratio('sum(player_rounds)', 'count(*)') }} as avg_players,
        max(players) as peak_players,
        '{{ as_of() }}' as updated_at
    from rounds
    group by server_guid, map_name, month

)

select * from final
