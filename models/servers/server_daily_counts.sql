{{ config(
    materialized='incremental',
    on_schema_change='fail',
    unique_key=['server_guid', 'date'],
    rebuild_key=['server_guid', 'date'],
    changes=['stg_server_hours', 'stg_server_days'],
    moving_window={
        'periods': 'server_windows',
        'opens_on': 'hour_epoch',
        'closes_on': 'hour_epoch',
    },
) }}

with windows as {{ computed_once() }} (

    select
        starts_epoch,
        ends_epoch
    from ({{ period_bounds(ref('server_windows'), as_of_epoch()) }}) as periods
    where period = 'daily_counts'

),

{% if is_incremental() %}
    touched as {{ computed_once() }} (

        select
            server_guid,
            {{ epoch_of('date') }} as midnight_epoch
        from ({{ touched_keys() }}) as touched_days

    ),
{% endif %}

hours as (

    select server_hours.*
    from windows
    {% if is_incremental() %}
        cross join touched
    {% endif %}
    cross join {{ ref('stg_server_hours') }} as server_hours
    where
        server_hours.hour_epoch >= windows.starts_epoch
        {% if is_incremental() %}
            and server_hours.server_guid = touched.server_guid
            and server_hours.hour_epoch >= touched.midnight_epoch
            and server_hours.hour_epoch < touched.midnight_epoch + 86400
        {% endif %}
        and server_hours.hour_epoch < windows.ends_epoch

),

pooled_hours as (

    select
        server_guid,
        date,
        sum(players_sum) as total_players,
        sum(sample_count) as total_samples,
        max(peak_players) as most_players,
        cast(count(distinct hour_epoch) as bigint) as hours_sampled
    from hours
    group by server_guid, date

),

-- A day whose hours have gone counts whole.
kept_days as (

    select
        server_days.server_guid,
        server_days.date,
        server_days.players_sum as total_players,
        server_days.sample_count as total_samples,
        server_days.peak_players as most_players,
        server_days.hours_sampled
    from windows
    {% if is_incremental() %}
        cross join touched
    {% endif %}
    cross join {{ ref('stg_server_days') }} as server_days
    where
        server_days.day_epoch >= windows.starts_epoch
        {% if is_incremental() %}
            and server_days.server_guid = touched.server_guid
            and server_days.day_epoch = touched.midnight_epoch
        {% endif %}
        and server_days.day_epoch < windows.ends_epoch

),

days as (

    select * from pooled_hours
    union all
    select * from kept_days

),

-- A day may have landed once more, in part, after its hours had gone.
numbered_days as (

    select
        *,
        row_number() over (
            partition by server_guid, date
            order by total_samples desc, total_players desc, most_players desc, hours_sampled desc
        ) as day_position
    from days

),

final as (

    select
        server_guid,
        date,
        {{ rounded_ratio('total_players', 'total_samples') }} as avg_players,
        most_players as peak_players,
        total_samples as sample_count,
        hours_sampled,
        '{{ as_of() }}' as updated_at
    from numbered_days
    where day_position = 1

)

select * from final
