with landed as (

    select * from {{ source('landing', 'landing_server_departures') }}

),

final as (

    select
        load_id,
        server_guid
    from landed

)

select * from final
