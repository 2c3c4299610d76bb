-- A returned row is a table of rounds whose totals over all servers are not those of all players'
-- lives, or a pattern that is over more or fewer rounds than started in its window. Minutes are
-- compared as whole milliseconds. Tables that lag behind a load are not compared.
with lifetime as (

    select * from {{ ref('player_stats_lifetime') }}

),

all_rounds as (

    select * from {{ ref('rounds') }}

),

servers as (

    select * from {{ ref('server_totals') }}

),

maps as (

    select * from {{ ref('server_map_stats') }}
    where server_guid <> '' and month <> ''

),

patterns as (

    select * from {{ ref('map_hourly_patterns') }}
    where server_guid <> ''

),

windows as (

    {{ period_bounds(
        ref('server_windows'), epoch_of(watermark('as_of', 'map_hourly_patterns'))
    ) }}

),

totals as (

    select
        'rounds' as mart,
        'kills' as measure,
        sum(total_kills) as total
    from lifetime

    union all

    select
        'rounds' as mart,
        'kills' as measure,
        -sum(total_kills) as total
    from all_rounds

    union all

    select
        'rounds' as mart,
        'milliseconds' as measure,
        sum({{ whole_milliseconds('total_play_time_minutes') }}) as total
    from lifetime

    union all

    select
        'rounds' as mart,
        'milliseconds' as measure,
        -sum({{ whole_milliseconds('total_play_time_minutes') }}) as total
    from all_rounds

    union all

    select
        'server_totals' as mart,
        'rounds' as measure,
        cast(count(*) as bigint) as total
    from all_rounds

    union all

    select
        'server_totals' as mart,
        'rounds' as measure,
        -sum(total_rounds) as total
    from servers

    union all

    select
        'server_map_stats' as mart,
        'player rounds' as measure,
        sum(total_rounds) as total
    from lifetime

    union all

    select
        'server_map_stats' as mart,
        'player rounds' as measure,
        -sum(total_player_rounds) as total
    from maps

    union all

    select
        'server_map_stats' as mart,
        'milliseconds' as measure,
        sum({{ whole_milliseconds('total_play_time_minutes') }}) as total
    from lifetime

    union all

    select
        'server_map_stats' as mart,
        'milliseconds' as measure,
        -sum({{ whole_milliseconds('total_play_time_minutes') }}) as total
    from maps

    union all

    select
        'map_hourly_patterns' as mart,
        'rounds' as measure,
        cast(count(*) as bigint) as total
    from all_rounds
    inner join windows
        on
            windows.period = 'map_patterns'
            and {{ epoch_of('all_rounds.started_at') }} >= windows.starts_epoch
            and {{ epoch_of('all_rounds.started_at') }} <= windows.ends_epoch

    union all

    select
        'map_hourly_patterns' as mart,
        'rounds' as measure,
        -sum(rounds_played) as total
    from patterns

),

marts as (
    {% for mart, parents in [
        ('rounds', ['player_stats_lifetime']),
        ('server_map_stats', ['player_stats_lifetime']),
        ('server_totals', ['rounds']),
        ('map_hourly_patterns', ['rounds']),
    ] %}
        select '{{ mart }}' as mart
        where {{ have_seen_all_loads([mart] + parents) }}
        {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

final as (

    select
        totals.mart,
        totals.measure,
        sum(totals.total) as missing
    from totals
    inner join marts on totals.mart = marts.mart
    group by totals.mart, totals.measure
    having sum(totals.total) <> 0

)

select * from final
