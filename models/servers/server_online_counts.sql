{{ config(
    materialized='incremental',
    on_schema_change='fail',
    unique_key=['server_guid', 'hour_timestamp'],
    rebuild_key=['server_guid', 'hour_timestamp'],
    changes='stg_server_hours',
    moving_window={
        'periods': 'server_windows',
        'opens_on': 'hour_epoch',
        'closes_on': 'hour_epoch',
    },
    comes_by_key=true,
) }}

with windows as {{ computed_once() }} (
    {{ period_bounds(ref('server_windows'), as_of_epoch()) }}
),

hours as (

    select server_hours.*
    from {{ ref('stg_server_hours') }} as server_hours
    cross join windows
    {% if is_incremental() %}
        where
            {# First, as SQLite's parser can keep only so much in mind at once. #}
            (server_hours.server_guid, server_hours.hour_epoch) in (
                select
                    touched.server_guid,
                    {{ epoch_of('touched.hour_timestamp') }} as hour_epoch
                from ({{ touched_keys() }}) as touched
            )
            and windows.period = 'online_counts'
            and server_hours.hour_epoch >= windows.starts_epoch
            and server_hours.hour_epoch < windows.ends_epoch
    {% else %}
        where
            windows.period = 'online_counts'
            and server_hours.hour_epoch >= windows.starts_epoch
            and server_hours.hour_epoch < windows.ends_epoch
    {% endif %}

),

pooled as (

    select
        server_guid,
        hour_epoch,
        {{ text_of_greatest('game', ['sample_count']) }} as most_sampled_game,
        sum(players_sum) as total_players,
        sum(sample_count) as total_samples,
        max(peak_players) as most_players
    from hours
    group by server_guid, hour_epoch

),

final as (

    select
        server_guid,
        {{ utc_text('hour_epoch') }} as hour_timestamp,
        most_sampled_game as game,
        {{ rounded_ratio('total_players', 'total_samples') }} as avg_players,
        most_players as peak_players,
        total_samples as sample_count,
        '{{ as_of() }}' as updated_at
    from pooled

)

select * from final
