-- depends_on: {{ ref('excluded_servers') }}
{# What was pruned has not changed: its rows are of no load. #}
with landed as (

    select * from {{ source('landing', 'landing_server_days') }}

),

final as (

    select
        server_guid,
        day_epoch,
        day_epoch as hour_epoch,
        cast({{ utc_date('day_epoch') }} as text) as date,
        players_sum,
        sample_count,
        peak_players,
        hours_sampled,
        cast(0 as integer) as load_id
    from landed
    where {{ is_counted_server('landed') }}

)

select * from final
