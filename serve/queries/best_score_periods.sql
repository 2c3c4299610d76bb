select period
from best_score_periods
order by rowid
