-- depends_on: {{ ref('excluded_servers') }}
with landed as (

    select * from {{ source('landing', 'landing_server_hours') }}

),

final as (

    select
        server_guid,
        hour_epoch,
        cast({{ utc_text('hour_epoch') }} as text) as hour_timestamp,
        cast({{ utc_date('hour_epoch') }} as text) as date,
        game,
        players_sum,
        sample_count,
        peak_players,
        last_players,
        load_id
    from landed
    where {{ is_counted_server('landed') }}

)

select * from final
