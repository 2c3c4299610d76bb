{{ config(
    materialized='table',
    enabled=target.type != 'sqlite',
    order_by=['player_name', 'round_start_epoch', 'round_id'],
) }}

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
