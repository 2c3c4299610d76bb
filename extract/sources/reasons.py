"""Why a source row cannot be landed, as expressions that the source's own engine evaluates."""

from extract.sources.dialect import Dialect

OLDEST_EPOCH = 946_684_800  # 2000-01-01: no such game had been played on a server before
LARGEST_CLOCK_LEAD_SECONDS = 86_400
LARGEST_MILLISECONDS = 2**53  # from here on a float no longer counts them one by one


class Reasons(Dialect):
    """The first reason that holds for a row, as text; '' where the row can be landed."""

    def _round_reason(self, now_epoch: int) -> str:
        minutes = self._real("play_time_minutes")
        start, end = self._epoch("round_start_time"), self._epoch("round_end_time")
        return _first_reason(
            [
                *self._empty_reasons("player_name", "round_id", "server_guid"),
                *self._time_reasons(now_epoch, "round_start_time", "round_end_time", "created_at"),
                (f"{end} < {start}", "round_end_time is before round_start_time"),
                *self._whole_reasons("final_score", "final_kills", "final_deaths", "is_bot"),
                *self._negative_reasons("final_kills", "final_deaths", "is_bot"),
                (f"{minutes} < 0", "play_time_minutes is negative"),
                ("play_time_minutes is null", "play_time_minutes is missing"),
                (f"not {self._is_finite(minutes)}", "play_time_minutes is not a finite number"),
                (
                    f"{minutes} * 60000 >= {LARGEST_MILLISECONDS}",
                    "play_time_minutes is beyond 53 bits in milliseconds",
                ),
            ]
        )

    def _sample_reason(self, now_epoch: int) -> str:
        return _first_reason(
            [
                *self._empty_reasons("server_guid"),
                *self._time_reasons(now_epoch, "timestamp"),
                *self._whole_reasons("players_online"),
                *self._negative_reasons("players_online"),
            ]
        )

    def _empty_reasons(self, *columns: str) -> list[tuple[str, str]]:
        return [(f"{self._text(column)} = ''", f"{column} is empty") for column in columns]

    def _time_reasons(self, now_epoch: int, *columns: str) -> list[tuple[str, str]]:
        latest = now_epoch + LARGEST_CLOCK_LEAD_SECONDS
        reasons = []
        for column in columns:
            epoch = self._epoch(column)
            reasons += [
                (f"{epoch} < {OLDEST_EPOCH}", f"{column} is missing or before 2000"),
                (
                    f"{epoch} > {latest}",
                    f"{column} is over a day ahead of the clock of the source",
                ),
            ]
        return reasons

    def _whole_reasons(self, *columns: str) -> list[tuple[str, str]]:
        reasons = []
        for column in columns:
            reasons += [
                (f"{column} is null", f"{column} is missing"),
                (self._is_beyond_63_bits(column), f"{column} is beyond 63 bits"),
            ]
        return reasons

    def _negative_reasons(self, *columns: str) -> list[tuple[str, str]]:
        return [(f"{self._whole(column)} < 0", f"{column} is negative") for column in columns]


def _first_reason(reasons: list[tuple[str, str]]) -> str:
    cases = " ".join(f"when {condition} then '{reason}'" for condition, reason in reasons)
    return f"case {cases} else '' end"
