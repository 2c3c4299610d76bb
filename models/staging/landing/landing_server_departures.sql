{{ config(materialized='table', enabled=target.type != 'sqlite') }}

{# Every run takes all rows as they are now: no server has to be told that a round left it. #}
with final as (

    select
        cast(0 as bigint) as load_id,
        cast('' as text) as server_guid
    where 1 = 0

)

select * from final
