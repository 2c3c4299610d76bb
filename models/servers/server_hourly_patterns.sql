{{ config(unique_key=['server_guid', 'day_of_week', 'hour_of_day']) }}

with windows as (
    {{ period_bounds(ref('server_windows'), as_of_epoch()) }}
),

hours as (

    select
        server_hours.server_guid,
        server_hours.hour_epoch,
        {{ day_of_week('server_hours.hour_epoch') }} as day_of_week,
        {{ hour_of_day('server_hours.hour_epoch') }} as hour_of_day,
        sum(server_hours.players_sum) as total_players,
        sum(server_hours.sample_count) as total_samples
    from {{ ref('stg_server_hours') }} as server_hours
    inner join windows
        on
            windows.period = 'hourly_patterns'
            and server_hours.hour_epoch >= windows.starts_epoch
            and server_hours.hour_epoch + 3600 <= windows.ends_epoch
    group by server_hours.server_guid, server_hours.hour_epoch

),

averages as (

    select
        server_guid,
        day_of_week,
        hour_of_day,
        total_players as numerator,
        total_samples as denominator,
        row_number() over (
            partition by server_guid, day_of_week, hour_of_day
            order by total_players * 1.0 / total_samples, hour_epoch
        ) as position
    from hours
    where total_players > 0

),

neighbours as (

    select
        *,
        lead(numerator, 1, 0) over by_position as next_numerator,
        lead(denominator, 1, 1) over by_position as next_denominator,
        max(position) over (partition by server_guid, day_of_week, hour_of_day) as last_position
    from averages
    window by_position as (
        partition by server_guid, day_of_week, hour_of_day
        order by position
    )

),

final as (

    select
        server_guid,
        day_of_week,
        hour_of_day,
        {{ mean_of_ratios('numerator', 'denominator') }} as avg_players,
        {{ quantile(0) }} as min_players,
        {{ quantile(25) }} as q25_players,
        {{ quantile(50) }} as median_players,
        {{ quantile(75) }} as q75_players,
        {{ quantile(90) }} as q90_players,
        {{ quantile(100) }} as max_players,
        count(*) as data_points,
        '{{ as_of() }}' as updated_at
    from neighbours
    group by server_guid, day_of_week, hour_of_day

)

select * from final
