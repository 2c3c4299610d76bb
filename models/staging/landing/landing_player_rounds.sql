{{ config(materialized='table', enabled=target.type != 'sqlite') }}

with winners as (

    {{ winning_rounds() }}

),

final as (

    select
        *,
        cast(0 as bigint) as load_id,
        cast(0 as bigint) as is_deleted
    from winners

)

select * from final
