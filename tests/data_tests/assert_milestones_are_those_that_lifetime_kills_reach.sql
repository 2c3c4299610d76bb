-- A returned row is a milestone that a player's lifetime kills reach and that is missing, or one
-- that they do not reach. Tables that lag behind a load are not compared.
with lifetime as (

    select * from {{ ref('player_stats_lifetime') }}

),

milestones as (

    select * from {{ ref('player_milestones') }}

),

thresholds as (

    select * from {{ ref('player_milestone_thresholds') }}

),

either as (

    select
        player_name,
        milestone
    from milestones

    union all

    select
        lifetime.player_name,
        thresholds.milestone
    from lifetime
    inner join thresholds on lifetime.total_kills >= thresholds.milestone

),

final as (

    select
        player_name,
        milestone
    from either
    where {{ have_seen_all_loads(['player_stats_lifetime', 'player_milestones']) }}
    group by player_name, milestone
    having count(*) <> 2

)

select * from final
