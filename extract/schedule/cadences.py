"""The cadences: how long each waits, may run, and may be missing before somebody should look."""

from dataclasses import dataclass

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR


@dataclass(frozen=True)
class Cadence:
    """One cadence; times in seconds. When it starts is the crontab's matter.

    wait_seconds: how long it waits for another run to let go of the lock.
    timeout_seconds: after how long its command is stopped.
    overdue_seconds: how long after its last success it is overdue.
    """

    name: str
    wait_seconds: int
    timeout_seconds: int
    overdue_seconds: int


MINUTELY = Cadence("minutely", wait_seconds=0, timeout_seconds=HOUR, overdue_seconds=10 * MINUTE)
HOURLY = Cadence("hourly", wait_seconds=30 * MINUTE, timeout_seconds=HOUR, overdue_seconds=2 * HOUR)
DAILY = Cadence("daily", wait_seconds=2 * HOUR, timeout_seconds=4 * HOUR, overdue_seconds=26 * HOUR)
WEEKLY = Cadence("weekly", wait_seconds=2 * HOUR, timeout_seconds=4 * HOUR, overdue_seconds=8 * DAY)
CADENCES = {cadence.name: cadence for cadence in (MINUTELY, HOURLY, DAILY, WEEKLY)}
