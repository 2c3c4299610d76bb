-- A returned row is a player whose lifetime totals are not the sums of the player's days, servers,
-- maps, or maps on single servers. Minutes are compared as the whole milliseconds that they are.
-- Tables that lag behind a load are not compared.
with lifetime as (

    select * from {{ ref('player_stats_lifetime') }}

),

days as (

    select * from {{ ref('player_daily_stats') }}

),

servers as (

    select * from {{ ref('player_server_stats') }}

),

maps as (

    select * from {{ ref('player_map_stats') }}

),

part_names as (

    {% for part in ['days', 'servers', 'maps', 'maps on servers'] -%}
        select '{{ part }}' as part
        {{ 'union all' if not loop.last }}
    {% endfor %}
),

totals as (

    select
        part_names.part,
        lifetime.player_name,
        lifetime.total_rounds,
        lifetime.total_kills,
        lifetime.total_deaths,
        lifetime.total_score,
        {{ whole_milliseconds('lifetime.total_play_time_minutes') }} as total_milliseconds
    from lifetime
    cross join part_names

    union all

    select
        'days' as part,
        player_name,
        -daily_rounds as total_rounds,
        -daily_kills as total_kills,
        -daily_deaths as total_deaths,
        -daily_score as total_score,
        -{{ whole_milliseconds('daily_play_time_minutes') }} as total_milliseconds
    from days

    union all

    select
        'servers' as part,
        player_name,
        -total_rounds as total_rounds,
        -total_kills as total_kills,
        -total_deaths as total_deaths,
        -total_score as total_score,
        -{{ whole_milliseconds('total_play_time_minutes') }} as total_milliseconds
    from servers

    union all

    select
        case when server_guid = '' then 'maps' else 'maps on servers' end as part,
        player_name,
        -total_rounds as total_rounds,
        -total_kills as total_kills,
        -total_deaths as total_deaths,
        -total_score as total_score,
        -{{ whole_milliseconds('total_play_time_minutes') }} as total_milliseconds
    from maps

),

final as (

    select
        part,
        player_name,
        sum(total_rounds) as missing_rounds,
        sum(total_kills) as missing_kills,
        sum(total_deaths) as missing_deaths,
        sum(total_score) as missing_score,
        sum(total_milliseconds) as missing_milliseconds
    from totals
    where {{ have_seen_all_loads([
        'player_stats_lifetime', 'player_daily_stats', 'player_server_stats', 'player_map_stats',
    ]) }}
    group by part, player_name
    having
        sum(total_rounds) <> 0
        or sum(total_kills) <> 0
        or sum(total_deaths) <> 0
        or sum(total_score) <> 0
        or sum(total_milliseconds) <> 0

)

select * from final
