{{ config(materialized='table', enabled=target.type != 'sqlite') }}

{# Nothing is pruned: days are the sums of their hours. #}
with final as (

    select
        cast('' as text) as server_guid,
        cast(0 as bigint) as day_epoch,
        cast(0 as bigint) as players_sum,
        cast(0 as bigint) as sample_count,
        cast(0 as bigint) as peak_players,
        cast(0 as bigint) as hours_sampled
    where 1 = 0

)

select * from final
