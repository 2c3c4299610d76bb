"""The ranges of time that the files of an archive stand for."""

from collections.abc import Iterable

from extract.sources.months import epoch_of_month, month_of, whole_months
from extract.sources.protocol import TimeRange

EARLIER, LATER = "earlier", "later"
"""Where rows are kept whose time cannot be."""


def labelled_ranges(span: tuple[int, int] | None, known: Iterable[str]) -> dict[str, TimeRange]:
    """Labelled ranges that leave no row out, not even one whose time cannot be.

    The months are those of the span and the `known` ones.
    """
    labels = set(known) - {EARLIER, LATER}
    edges = [*(span or ()), *map(epoch_of_month, labels)]
    if not edges:
        return {EARLIER: TimeRange(None, None)}
    months = list(whole_months(min(edges), max(edges)))
    return {
        EARLIER: TimeRange(None, months[0].from_epoch),
        **{month_of(month.from_epoch or 0): month for month in months},
        LATER: TimeRange(months[-1].until_epoch, None),
    }
