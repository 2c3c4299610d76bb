-- A returned row is a day of the week and hour of the day of which a table counts more hours than
-- its window has: the window as of the run that last wrote the table.
{% set marts = ['server_hourly_patterns', 'hourly_player_predictions'] %}
with windows as (
    {% for mart in marts %}
        select
            '{{ mart }}' as mart,
            starts_epoch,
            ends_epoch
        from ({{ period_bounds(ref('server_windows'), epoch_of(watermark('as_of', mart))) }})
            as bounds
        where period = 'hourly_patterns'
        {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

patterns as (
    {% for mart in marts %}
        select
            '{{ mart }}' as mart,
            day_of_week,
            hour_of_day,
            max(data_points) as most_data_points
        from {{ ref(mart) }}
        group by day_of_week, hour_of_day
        {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

counted as (

    select
        patterns.mart,
        patterns.day_of_week,
        patterns.hour_of_day,
        patterns.most_data_points,
        windows.starts_epoch,
        windows.ends_epoch - 3600 as last_epoch,
        -- 1970 began on a Thursday, three days before day 0.
        (patterns.day_of_week + 3) % 7 * 86400 + patterns.hour_of_day * 3600 as first_hour_epoch
    from patterns
    inner join windows on patterns.mart = windows.mart

),

final as (

    select
        mart,
        day_of_week,
        hour_of_day,
        most_data_points
    from counted
    where
        most_data_points
        > {{ integer_divide('last_epoch - first_hour_epoch', 604800) }}
        - {{ integer_divide('starts_epoch - 1 - first_hour_epoch', 604800) }}

)

select * from final
