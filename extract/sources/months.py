"""Calendar months in UTC, as epoch seconds."""

from collections.abc import Iterator
from datetime import UTC, datetime

from extract.sources.protocol import TimeRange


def month_of(epoch: int) -> str:
    """The month as `YYYY-MM`."""
    return datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m")


def epoch_of_month(month: str) -> int:
    """When a month, written `YYYY-MM`, begins."""
    return int(datetime.strptime(f"{month} +0000", "%Y-%m %z").timestamp())


def next_month(epoch: int) -> int:
    """When the month after that of `epoch` begins."""
    moment = datetime.fromtimestamp(epoch, UTC)
    year, month = divmod(moment.year * 12 + moment.month, 12)
    return int(datetime(year, month + 1, 1, tzinfo=UTC).timestamp())


def whole_months(first_epoch: int, last_epoch: int) -> Iterator[TimeRange]:
    """Every month from that of the one epoch to that of the other, each from end to end."""
    first = datetime.fromtimestamp(first_epoch, UTC)
    from_epoch = int(datetime(first.year, first.month, 1, tzinfo=UTC).timestamp())
    while from_epoch <= last_epoch:
        until_epoch = next_month(from_epoch)
        yield TimeRange(from_epoch, until_epoch)
        from_epoch = until_epoch
