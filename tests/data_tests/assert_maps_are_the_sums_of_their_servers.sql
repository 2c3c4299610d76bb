-- A returned row is a map whose row of all servers is over more or fewer rounds than the rows of
-- its servers.
with averages as (

    select * from {{ ref('map_global_averages') }}

),

final as (

    select
        map_name,
        sum(case when server_guid = '' then sample_count else -sample_count end) as missing_rounds
    from averages
    group by map_name
    having sum(case when server_guid = '' then sample_count else -sample_count end) <> 0

)

select * from final
