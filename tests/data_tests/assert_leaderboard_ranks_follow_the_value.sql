-- A returned row is an entry whose rank is not one more than the entries of greater value: the
-- ranks of its leaderboard have a gap that no tie explains, or another order.
with entries as (

    select * from {{ ref('server_leaderboard_entries') }}

),

ranked as (

    select
        server_guid,
        period,
        ranking_type,
        player_name,
        rank,
        value,
        rank() over (
            partition by server_guid, period, ranking_type
            order by value desc
        ) as rank_by_value
    from entries

),

final as (

    select * from ranked
    where rank <> rank_by_value

)

select * from final
