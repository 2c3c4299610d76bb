{{ config(
    unique_key=['server_guid', 'map_name', 'day_of_week', 'hour_of_day'],
) }}

with windows as {{ computed_once() }} (
    {{ period_bounds(ref('server_windows'), as_of_epoch()) }}
),

starts as (

    select
        server_guid,
        map_name,
        total_players,
        {{ epoch_of('started_at') }} as started_epoch
    from {{ ref('rounds') }}

),

rounds as (

    select
        starts.server_guid,
        starts.map_name,
        {{ utc_day_number('starts.started_epoch') }} as day_number,
        {{ day_of_week('starts.started_epoch') }} as day_of_week,
        {{ hour_of_day('starts.started_epoch') }} as hour_of_day,
        starts.total_players
    from starts
    inner join windows
        on
            windows.period = 'map_patterns'
            and starts.started_epoch >= windows.starts_epoch
            and starts.started_epoch <= windows.ends_epoch

),

server_dates as {{ computed_once() }} (

    select
        server_guid,
        map_name,
        day_number,
        day_of_week,
        hour_of_day,
        cast(count(*) as bigint) as rounds_played,
        sum(total_players) as players
    from rounds
    group by server_guid, map_name, day_number, day_of_week, hour_of_day

),

dates as (

    select * from server_dates

    union all

    select
        '' as all_servers,
        map_name,
        day_number,
        day_of_week,
        hour_of_day,
        sum(rounds_played) as rounds_played,
        sum(players) as players
    from server_dates
    group by map_name, day_number, day_of_week, hour_of_day

),

totals as (

    select
        server_guid,
        map_name,
        day_of_week,
        hour_of_day,
        sum(rounds_played) as rounds_played,
        sum(players) as players,
        count(*) as data_points
    from dates
    group by server_guid, map_name, day_of_week, hour_of_day

),

final as (

    select
        server_guid,
        map_name,
        day_of_week,
        hour_of_day,
        rounds_played,
        {{ rounded_ratio('players', 'rounds_played') }} as avg_players,
        data_points,
        '{{ as_of() }}' as updated_at
    from totals

)

select * from final
