-- depends_on: {{ ref('excluded_servers') }}
with landed as (

    select * from {{ source('landing', 'landing_server_hours') }}

),

final as (

    select
        server_guid,
        hour_epoch,
        {{ utc_text('hour_epoch') }} as hour_timestamp,
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
