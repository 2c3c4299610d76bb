-- A returned row is a milestone that the player reached before the one below it, or with fewer
-- kills.
with milestones as (

    select * from {{ ref('player_milestones') }}

),

followed as (

    select
        player_name,
        milestone,
        achieved_at,
        total_kills_at_milestone,
        days_to_achieve,
        lag(achieved_at) over by_milestone as achieved_before,
        lag(total_kills_at_milestone) over by_milestone as kills_before,
        lag(days_to_achieve) over by_milestone as days_before
    from milestones
    window by_milestone as (
        partition by player_name
        order by milestone
    )

),

final as (

    select * from followed
    where
        achieved_at < achieved_before
        or total_kills_at_milestone < kills_before
        or days_to_achieve < days_before

)

select * from final
