-- depends_on: {{ ref('excluded_servers') }}
with landed as (

    select * from {{ source('landing', 'landing_server_days') }}

),

final as (

    select
        server_guid,
        day_epoch,
        {{ utc_date('day_epoch') }} as date,
        players_sum,
        sample_count,
        peak_players,
        hours_sampled
    from landed
    where {{ is_counted_server('landed') }}

)

select * from final
