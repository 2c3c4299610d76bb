{{ config(materialized='table', enabled=target.type != 'sqlite') }}

with final as (

    {{ sampled_names() }}

)

select * from final
