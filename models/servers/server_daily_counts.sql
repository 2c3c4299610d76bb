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
    touched as (

        select
            server_guid,
            {{ epoch_of('date') }} as midnight_epoch
        from ({{ touched_keys() }}) as touched_days

    ),

    -- One bound on each side: an index is read between two.
    spans as {{ computed_once() }} (

        select
            touched.server_guid,
            case
                when windows.starts_epoch > touched.midnight_epoch then windows.starts_epoch
                else touched.midnight_epoch
            end as starts_epoch,
            case
                when windows.ends_epoch < touched.midnight_epoch + 86400 then windows.ends_epoch
                else touched.midnight_epoch + 86400
            end as ends_epoch
        from windows
        cross join touched

    ),
{% else %}
    spans as (

        select * from windows

    ),
{% endif %}

hours as (

    select server_hours.*
    from spans
    cross join {{ ref('stg_server_hours') }} as server_hours
    where
        server_hours.hour_epoch >= spans.starts_epoch
        {% if is_incremental() %}
            and server_hours.server_guid = spans.server_guid
        {% endif %}
        and server_hours.hour_epoch < spans.ends_epoch

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
    from spans
    cross join {{ ref('stg_server_days') }} as server_days
    where
        server_days.day_epoch >= spans.starts_epoch
        {% if is_incremental() %}
            and server_days.server_guid = spans.server_guid
        {% endif %}
        and server_days.day_epoch < spans.ends_epoch

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
