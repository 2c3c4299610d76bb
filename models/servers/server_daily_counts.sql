{{ config(
    materialized='incremental',
    on_schema_change='fail',
    unique_key=['server_guid', 'date'],
    rebuild_key=['server_guid', 'date'],
    changes='stg_server_hours',
    moving_window={
        'periods': 'server_windows',
        'opens_on': 'hour_epoch',
        'closes_on': 'hour_epoch',
    },
) }}

with windows as {{ computed_once() }} (
    {{ period_bounds(ref('server_windows'), as_of_epoch()) }}
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
    {% if is_incremental() %}
        from touched
        cross join {{ ref('stg_server_hours') }} as server_hours
        cross join windows
        where
            server_hours.server_guid = touched.server_guid
            and server_hours.hour_epoch >= touched.midnight_epoch
            and server_hours.hour_epoch < touched.midnight_epoch + 86400
            and windows.period = 'daily_counts'
            and server_hours.hour_epoch >= windows.starts_epoch
            and server_hours.hour_epoch < windows.ends_epoch
    {% else %}
        from {{ ref('stg_server_hours') }} as server_hours
        cross join windows
        where
            windows.period = 'daily_counts'
            and server_hours.hour_epoch >= windows.starts_epoch
            and server_hours.hour_epoch < windows.ends_epoch
    {% endif %}

),

pooled as (

    select
        server_guid,
        date,
        sum(players_sum) as total_players,
        sum(sample_count) as total_samples,
        max(peak_players) as most_players,
        count(distinct hour_epoch) as hours_sampled
    from hours
    group by server_guid, date

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
    from pooled

)

select * from final
