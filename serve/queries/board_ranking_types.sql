select
    ranking_type,
    has_minimum_rounds
from leaderboard_ranking_types
order by rowid
