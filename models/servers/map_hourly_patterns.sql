{{ config(
    unique_key=['server_guid', 'map_name', 'day_of_week', 'hour_of_day'],
    indexes=[{'columns': ['map_name', 'day_of_week', 'hour_of_day']}],
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

final as (

    select
        server_guid,
        map_name,
        day_of_week,
        hour_of_day,
        count(*) as rounds_played,
        {{ rounded_ratio('sum(total_players)', 'count(*)') }} as avg_players,
        count(distinct day_number) as data_points,
        '{{ as_of() }}' as updated_at
    from rounds
    group by server_guid, map_name, day_of_week, hour_of_day

)

select * from final
