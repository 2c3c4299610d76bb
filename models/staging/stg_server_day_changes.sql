{# What was pruned has not changed: a row of no load. #}
with changes as (

    select
        load_id,
        server_guid,
        date,
        hour_epoch
    from {{ ref('stg_server_hours') }}
    union all
    select
        0 as load_id,
        server_guid,
        date,
        day_epoch as hour_epoch
    from {{ ref('stg_server_days') }}

)

select * from changes
