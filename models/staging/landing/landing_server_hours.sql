{{ config(materialized='table', enabled=target.type != 'sqlite') }}

with hours as (

    {{ sampled_hours() }}

),

final as (

    select
        *,
        cast(0 as bigint) as load_id
    from hours

)

select * from final
