-- depends_on: {{ ref('excluded_servers') }}
with landed as (

    select * from {{ source('landing', 'landing_server_names') }}

),

final as (

    select
        server_guid,
        month,
        server_name,
        first_sample_epoch,
        last_sample_epoch,
        last_players,
        last_game,
        last_map_name
    from landed
    where {{ is_counted_server('landed') }}

)

select * from final
