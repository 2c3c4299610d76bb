select period
from best_score_periods
where period = :period
