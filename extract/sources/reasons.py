"""Why a source row cannot be landed, as expressions that the source's own engine evaluates.

Each is the first reason that holds for a row, as text; '' where the row can be landed.
"""

from extract.sources.columns import LARGEST_PLAY_TIME_MINUTES, LIMITS
from extract.sources.dialects.dialect import Dialect

OLDEST_EPOCH = 946_684_800  # 2000-01-01: no such game had been played on a server before
LARGEST_CLOCK_LEAD_SECONDS = 86_400

_Reasons = list[tuple[str, str]]
"""Conditions, and what to say where they hold."""


def round_reason(dialect: Dialect, now_epoch: int) -> str:
    """Why a row of `player_rounds` cannot be landed."""
    minutes = dialect.real("play_time_minutes")
    start, end = dialect.epoch("round_start_time"), dialect.epoch("round_end_time")
    times = ("round_start_time", "round_end_time", "created_at")
    return _first_reason(
        [
            *_empty_reasons(dialect, "player_name", "round_id", "server_guid"),
            *_time_reasons(dialect, now_epoch, *times),
            (f"{end} < {start}", "round_end_time is before round_start_time"),
            *_whole_reasons(dialect, "final_score", "final_kills", "final_deaths", "is_bot"),
            (f"{minutes} < 0", "play_time_minutes is negative"),
            ("play_time_minutes is null", "play_time_minutes is missing"),
            (f"not {dialect.is_finite(minutes)}", "play_time_minutes is not a finite number"),
            (
                f"{minutes} > {LARGEST_PLAY_TIME_MINUTES}",
                f"play_time_minutes is beyond {LARGEST_PLAY_TIME_MINUTES:,}, a year",
            ),
        ]
    )


def sample_reason(dialect: Dialect, now_epoch: int) -> str:
    """Why a row of `server_online_counts` cannot be landed."""
    return _first_reason(
        [
            *_empty_reasons(dialect, "server_guid"),
            *_time_reasons(dialect, now_epoch, "timestamp"),
            *_whole_reasons(dialect, "players_online"),
        ]
    )


def _empty_reasons(dialect: Dialect, *columns: str) -> _Reasons:
    return [(f"{dialect.text(column)} = ''", f"{column} is empty") for column in columns]


def _time_reasons(dialect: Dialect, now_epoch: int, *columns: str) -> _Reasons:
    latest = now_epoch + LARGEST_CLOCK_LEAD_SECONDS
    reasons = []
    for column in columns:
        epoch = dialect.epoch(column)
        reasons += [
            (f"{epoch} < {OLDEST_EPOCH}", f"{column} is missing or before 2000"),
            (f"{epoch} > {latest}", f"{column} is over a day ahead of the clock of the source"),
        ]
    return reasons


def _whole_reasons(dialect: Dialect, *columns: str) -> _Reasons:
    reasons = []
    for column in columns:
        smallest, largest = LIMITS[column]
        too_small = f"{column} is below {smallest:,}" if smallest else f"{column} is negative"
        reasons += [
            (f"{column} is null", f"{column} is missing"),
            (dialect.is_below(column, smallest), too_small),
            (dialect.is_above(column, largest), f"{column} is beyond {largest:,}"),
        ]
    return reasons


def _first_reason(reasons: _Reasons) -> str:
    cases = " ".join(f"when {condition} then '{reason}'" for condition, reason in reasons)
    return f"case {cases} else '' end"
