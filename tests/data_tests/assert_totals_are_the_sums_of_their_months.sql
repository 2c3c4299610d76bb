-- A returned row is a player, or a player on a server, or on a map of a server, whose totals are
-- not the sums of the player's months there. Minutes are compared as the whole milliseconds that
-- they are. Tables that lag behind a load are not compared.
with lifetime as (

    select * from {{ ref('player_stats_lifetime') }}

),

servers as (

    select * from {{ ref('player_server_stats') }}

),

maps as (

    select * from {{ ref('player_map_stats') }}

),

months as (

    select * from {{ ref('player_monthly_stats') }}

),

part_names as (

    {% for part in ['lifetime', 'server', 'map'] -%}
        select '{{ part }}' as part
        {{ 'union all' if not loop.last }}
    {% endfor %}
),

totals as (

    select
        'lifetime' as part,
        player_name,
        '' as server_guid,
        '' as map_name,
        total_rounds,
        total_kills,
        total_deaths,
        total_score,
        {{ whole_milliseconds('total_play_time_minutes') }} as total_milliseconds
    from lifetime

    union all

    select
        'server' as part,
        player_name,
        server_guid,
        '' as map_name,
        total_rounds,
        total_kills,
        total_deaths,
        total_score,
        {{ whole_milliseconds('total_play_time_minutes') }} as total_milliseconds
    from servers

    union all

    select
        'map' as part,
        player_name,
        server_guid,
        map_name,
        total_rounds,
        total_kills,
        total_deaths,
        total_score,
        {{ whole_milliseconds('total_play_time_minutes') }} as total_milliseconds
    from maps
    where server_guid <> ''

    union all

    select
        part_names.part as part,
        months.player_name,
        case part_names.part when 'lifetime' then '' else months.server_guid end as server_guid,
        case part_names.part when 'map' then months.map_name else '' end as map_name,
        -months.total_rounds as total_rounds,
        -months.total_kills as total_kills,
        -months.total_deaths as total_deaths,
        -months.total_score as total_score,
        -{{ whole_milliseconds('months.total_play_time_minutes') }} as total_milliseconds
    from months
    cross join part_names

),

final as (

    select
        part,
        player_name,
        server_guid,
        map_name,
        sum(total_rounds) as missing_rounds,
        sum(total_kills) as missing_kills,
        sum(total_deaths) as missing_deaths,
        sum(total_score) as missing_score,
        sum(total_milliseconds) as missing_milliseconds
    from totals
    where {{ have_seen_all_loads([
        'player_stats_lifetime', 'player_server_stats', 'player_map_stats', 'player_monthly_stats',
    ]) }}
    group by part, player_name, server_guid, map_name
    having
        sum(total_rounds) <> 0
        or sum(total_kills) <> 0
        or sum(total_deaths) <> 0
        or sum(total_score) <> 0
        or sum(total_milliseconds) <> 0

)

select * from final
