-- A returned row is a server, or in predictions a game, of which a table is over more or fewer
-- samples or hours than have landed in its window: the window as of the run that last wrote it.
-- Tables that lag behind a load are not compared.
{% set window_of = {
    'server_online_counts': 'online_counts',
    'server_hourly_patterns': 'hourly_patterns',
    'hourly_player_predictions': 'hourly_patterns',
} %}
with hours as (

    select
        server_guid,
        game,
        hour_epoch,
        players_sum,
        sample_count
    from {{ ref('stg_server_hours') }}

),

counts as (

    select * from {{ ref('server_online_counts') }}

),

patterns as (

    select * from {{ ref('server_hourly_patterns') }}

),

predictions as (

    select * from {{ ref('hourly_player_predictions') }}

),

windows as (
    {% for mart, period in window_of.items() %}
        select
            '{{ mart }}' as mart,
            starts_epoch,
            ends_epoch
        from ({{ period_bounds(ref('server_windows'), epoch_of(watermark('as_of', mart))) }})
            as bounds
        where
            period = '{{ period }}'
            and {{ have_seen_all_loads([mart], 'server_online_counts') }}
        {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

totals as (

    select
        'server_online_counts' as mart,
        hours.server_guid as subject,
        sum(hours.sample_count) as total
    from hours
    inner join windows
        on
            windows.mart = 'server_online_counts'
            and hours.hour_epoch >= windows.starts_epoch
            and hours.hour_epoch < windows.ends_epoch
    group by hours.server_guid

    union all

    select
        'server_online_counts' as mart,
        server_guid as subject,
        -sum(sample_count) as total
    from counts
    group by server_guid

    union all

    select
        'server_hourly_patterns' as mart,
        hours.server_guid as subject,
        cast(count(distinct hours.hour_epoch) as bigint) as total
    from hours
    inner join windows
        on
            windows.mart = 'server_hourly_patterns'
            and hours.hour_epoch >= windows.starts_epoch
            and hours.hour_epoch + 3600 <= windows.ends_epoch
    where hours.players_sum > 0
    group by hours.server_guid

    union all

    select
        'server_hourly_patterns' as mart,
        server_guid as subject,
        -sum(data_points) as total
    from patterns
    group by server_guid

    union all

    select
        'hourly_player_predictions' as mart,
        hours.game as subject,
        cast(count(distinct hours.hour_epoch) as bigint) as total
    from hours
    inner join windows
        on
            windows.mart = 'hourly_player_predictions'
            and hours.hour_epoch >= windows.starts_epoch
            and hours.hour_epoch + 3600 <= windows.ends_epoch
    group by hours.game

    union all

    select
        'hourly_player_predictions' as mart,
        game as subject,
        -sum(data_points) as total
    from predictions
    group by game

),

final as (

    select
        totals.mart,
        totals.subject,
        sum(totals.total) as missing
    from totals
    inner join windows on totals.mart = windows.mart
    group by totals.mart, totals.subject
    having sum(totals.total) <> 0

)

select * from final
