-- A returned row is a map, or a month or an hour of it, whose row of all servers is over more or
-- fewer rounds than the rows of its servers; or a map on a server whose row of all months is not
-- the sum of its months.
with averages as (

    select
        'map_global_averages' as mart,
        map_name,
        '' as part,
        sum(case when server_guid = '' then sample_count else -sample_count end) as missing_rounds
    from {{ ref('map_global_averages') }}
    group by map_name

),

maps as (

    select
        'server_map_stats' as mart,
        map_name,
        month as part,
        sum(case when server_guid = '' then total_rounds else -total_rounds end) as missing_rounds
    from {{ ref('server_map_stats') }}
    group by map_name, month

),

months as (

    select
        'months of server_map_stats' as mart,
        map_name,
        server_guid as part,
        sum(case when month = '' then total_player_rounds else -total_player_rounds end)
            as missing_rounds
    from {{ ref('server_map_stats') }}
    group by map_name, server_guid

),

hours as (

    select
        'map_hourly_patterns' as mart,
        map_name,
        cast(day_of_week * 24 + hour_of_day as text) as part,
        sum(case when server_guid = '' then rounds_played else -rounds_played end) as missing_rounds
    from {{ ref('map_hourly_patterns') }}
    group by map_name, day_of_week, hour_of_day

),

parts as (

    select * from averages
    union all
    select * from maps
    union all
    select * from months
    union all
    select * from hours

),

final as (

    select * from parts
    where missing_rounds <> 0

)

select * from final
