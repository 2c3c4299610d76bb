select
    periods.period,
    ranking_types.ranking_type,
    periods.minimum_rounds * ranking_types.has_minimum_rounds as minimum_rounds,
    periods.largest_rank
from leaderboard_periods as periods
cross join leaderboard_ranking_types as ranking_types
order by periods.minimum_rounds, periods.period, ranking_types.rowid
