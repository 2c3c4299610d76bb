"""The days of the made-up site, so that it ends at any second and yet has the same rounds."""

from typing import NamedTuple

SECONDS_PER_DAY = 86_400
SECONDS_PER_WEEK = 7 * SECONDS_PER_DAY
LONGEST_ROUND_SECONDS = 2100
LONGEST_DELAY_SECONDS = 60
"""Between a round's end and its rows."""


class Day(NamedTuple):
    """A day, of which what begins before a second of it is played a week later.

    epoch: its start.
    """

    epoch: int
    begins_at_second: int

    def epoch_of(self, second: int) -> int:
        """When it is that second."""
        weeks_later = 1 if second < self.begins_at_second else 0
        return self.epoch + second + weeks_later * SECONDS_PER_WEEK

    def second_of(self, epoch: int) -> int:
        """Which second of the day it is then, in whichever of the two weeks."""
        return (epoch - self.epoch) % SECONDS_PER_WEEK


def day_before(ends_at_epoch: int, week: int, weekday: int) -> Day:
    """The one `weekday` (0 = Monday) among the seven days that end `week` weeks ago.

    Of the weekday of the end itself, that is until then today and from then on a week before.
    """
    today, second_of_end = divmod(ends_at_epoch, SECONDS_PER_DAY)
    weekday_of_end = (today + 3) % 7  # 1970-01-01 was a Thursday
    days_before_end = (weekday_of_end - weekday) % 7 or 7
    played_until = second_of_end - LONGEST_ROUND_SECONDS - 2 * LONGEST_DELAY_SECONDS
    return Day(
        epoch=(today - 7 * week - days_before_end) * SECONDS_PER_DAY,
        begins_at_second=max(0, played_until) if weekday == weekday_of_end else 0,
    )
