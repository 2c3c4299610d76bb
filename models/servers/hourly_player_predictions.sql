{{ config(unique_key=['game', 'day_of_week', 'hour_of_day']) }}

with windows as (
    {{ period_bounds(ref('server_windows'), as_of_epoch()) }}
),

hours as (

    select
        server_hours.game,
        server_hours.hour_epoch,
        sum(server_hours.last_players) as players
    from {{ ref('stg_server_hours') }} as server_hours
    inner join windows
        on
            windows.period = 'hourly_patterns'
            and server_hours.hour_epoch >= windows.starts_epoch
            and server_hours.hour_epoch + 3600 <= windows.ends_epoch
    group by server_hours.game, server_hours.hour_epoch

),

final as (

    select
        game,
        {{ day_of_week('hour_epoch') }} as day_of_week,
        {{ hour_of_day('hour_epoch') }} as hour_of_day,
        {{ rounded_ratio('sum(players)', 'count(*)') }} as predicted_players,
        count(*) as data_points,
        '{{ as_of() }}' as updated_at
    from hours
    group by game, {{ day_of_week('hour_epoch') }}, {{ hour_of_day('hour_epoch') }}

)

select * from final
