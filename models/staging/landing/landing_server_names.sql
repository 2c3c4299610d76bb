{{ config(
    materialized='table',
    enabled=target.type != 'sqlite',
    order_by=['server_guid', 'month', 'server_name'],
) }}

with final as (

    {{ sampled_names() }}

)

select * from final
