select
    thresholds.milestone,
    milestones.achieved_at,
    milestones.total_kills_at_milestone,
    milestones.days_to_achieve,
    max(0, thresholds.milestone - lifetime.total_kills) as kills_left
from player_milestone_thresholds as thresholds
cross join player_stats_lifetime as lifetime
left join player_milestones as milestones
    on
        lifetime.player_name = milestones.player_name
        and thresholds.milestone = milestones.milestone
where lifetime.player_name = :player_name
order by thresholds.milestone
