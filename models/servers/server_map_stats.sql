{{ config(
    unique_key=['server_guid', 'map_name', 'month'],
    indexes=[{'columns': ['map_name', 'month', 'total_player_rounds']}],
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

server_months as {{ computed_once() }} (

    select
        server_guid,
        map_name,
        month,
        cast(count(*) as bigint) as rounds_played,
        sum(player_rounds) as player_rounds,
        sum(play_time_milliseconds) as play_time_milliseconds,
        max(players) as most_players
    from rounds
    group by server_guid, map_name, month

),

months as {{ computed_once() }} (

    select * from server_months

    union all

    select
        '' as all_servers,
        map_name,
        month,
        sum(rounds_played) as rounds_played,
        sum(player_rounds) as player_rounds,
        sum(play_time_milliseconds) as play_time_milliseconds,
        max(most_players) as most_players
    from server_months
    group by map_name, month

),

totals as (

    select * from months

    union all

    select
        server_guid,
        map_name,
        '' as all_months,
        sum(rounds_played) as rounds_played,
        sum(player_rounds) as player_rounds,
        sum(play_time_milliseconds) as play_time_milliseconds,
        max(most_players) as most_players
    from months
    group by server_guid, map_name

),

final as (

    select
        server_guid,
        map_name,
        month,
        rounds_played as total_rounds,
        player_rounds as total_player_rounds,
        {{ minutes('play_time_milliseconds') }} as total_play_time_minutes,
        {{ rounded_ratio('player_rounds', 'rounds_played') }} as avg_players,
        most_players as peak_players,
        '{{ as_of() }}' as updated_at
    from totals

)

select * from final
