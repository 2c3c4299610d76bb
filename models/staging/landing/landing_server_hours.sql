{{ config(
    materialized='table',
    enabled=target.type != 'sqlite',
    order_by=['server_guid', 'hour_epoch', 'game'],
) }}

with hours as (

    {{ sampled_hours() }}

),

final as (

    select
        server_guid,
        hour_epoch,
        game,
        cast(players_sum as bigint) as players_sum,
        cast(sample_count as bigint) as sample_count,
        cast(peak_players as bigint) as peak_players,
        last_sample_epoch,
        cast(last_players as bigint) as last_players,
        cast(0 as bigint) as load_id
    from hours

)

select * from final
