-- A returned row is a table, and its period if it has any, that is over more or fewer rounds than
-- there are to count. Tables that lag behind a load are not compared.
with rounds as (

    select
        round_start_epoch,
        round_end_epoch,
        play_time_minutes
    from {{ ref('stg_player_rounds') }}

),

lifetime as (

    select * from {{ ref('player_stats_lifetime') }}

),

rolling as (

    select * from {{ ref('player_stats_rolling') }}

),

averages as (

    select * from {{ ref('map_global_averages') }}

),

periods as {{ computed_once() }} (

    select
        period,
        starts_epoch,
        ends_epoch
    from ({{ period_bounds(
        ref('rolling_periods'), epoch_of(watermark('as_of', 'player_stats_rolling'))
    ) }}) as bounds

),

totals as (

    select
        'player_stats_lifetime' as mart,
        'all' as period,
        cast(count(*) as bigint) as total_rounds
    from rounds

    union all

    select
        'player_stats_lifetime' as mart,
        'all' as period,
        -sum(total_rounds) as total_rounds
    from lifetime

    union all

    select
        'map_global_averages' as mart,
        'all' as period,
        cast(count(*) as bigint) as total_rounds
    from rounds
    where play_time_minutes > 0

    union all

    select
        'map_global_averages' as mart,
        'all' as period,
        -sum(sample_count) as total_rounds
    from averages
    where server_guid = ''

    union all

    select
        'player_stats_rolling' as mart,
        periods.period,
        cast(count(*) as bigint) as total_rounds
    from rounds
    inner join periods
        on
            rounds.round_start_epoch >= periods.starts_epoch
            and rounds.round_end_epoch <= periods.ends_epoch
    group by periods.period

    union all

    select
        'player_stats_rolling' as mart,
        period,
        -sum(total_rounds) as total_rounds
    from rolling
    group by period

),

marts as (
    {% for mart in ['player_stats_lifetime', 'map_global_averages', 'player_stats_rolling'] %}
        select '{{ mart }}' as mart
        where {{ have_seen_all_loads([mart]) }}
        {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

final as (

    select
        totals.mart,
        totals.period,
        sum(totals.total_rounds) as missing_rounds
    from totals
    inner join marts on totals.mart = marts.mart
    group by totals.mart, totals.period
    having sum(totals.total_rounds) <> 0

)

select * from final
