"""Charts as SVG in the page: no script, no style of their own, numbers in a table beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

KeyT = TypeVar("KeyT")

WIDTH, HEIGHT = 720, 120
"""Units of the drawing, which the page stretches to its own width."""

WEEK = (1, 2, 3, 4, 5, 6, 0)
"""The days of a week from Monday, as the file counts them."""

HEAT_STEPS = 9


@dataclass(frozen=True)
class Bar:
    """A bar, what it stands for, and its value; geometry in the drawing's units."""

    label: Any
    value: float
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class BarChart:
    """Bars from the bottom line up, and the greatest value."""

    bars: list[Bar]
    greatest: float

    def value_of(self, label: object) -> float | None:
        """The value of a label; None where there is none."""
        return next((bar.value for bar in self.bars if bar.label == label), None)


@dataclass(frozen=True)
class LineChart:
    """A line as SVG's path, which has a gap where nothing was measured, and the area below it."""

    line: str
    area: str
    greatest: float
    first: date
    last: date


def bar_chart(points: Sequence[tuple[Any, float]]) -> BarChart:
    """A bar for each label and value; values below 0 have no height."""
    greatest = max((value for _, value in points), default=0)
    step = WIDTH / max(len(points), 1)
    bars = []
    for place, (label, value) in enumerate(points):
        height = HEIGHT * max(value, 0) / greatest if greatest > 0 else 0
        x, width = place * step + step * 0.1, step * 0.8
        bars.append(Bar(label, value, _cut(x), _cut(HEIGHT - height), _cut(width), _cut(height)))
    return BarChart(bars, greatest)


def line_chart(points: Sequence[tuple[Any, float]], step: timedelta) -> LineChart | None:
    """A line through times or dates in order, broken where two are more than a step apart."""
    if not points:
        return None
    first, last = points[0][0], points[-1][0]
    greatest = max(value for _, value in points)
    span = max((last - first) / step, 1)
    runs: list[list[str]] = []
    before: datetime | date | None = None
    for time, value in points:
        if before is None or time - before > step:
            runs.append([])
        x = WIDTH * ((time - first) / step) / span
        y = HEIGHT - (HEIGHT * value / greatest if greatest > 0 else 0)
        runs[-1].append(f"{_cut(x)} {_cut(y)}")
        before = time
    line = "".join(f"M{run[0]}L{' '.join(run)}" for run in runs)
    area = "".join(
        f"M{run[0].split()[0]} {HEIGHT}L{' '.join(run)} {run[-1].split()[0]} {HEIGHT}Z"
        for run in runs
    )
    return LineChart(line, area, greatest, first, last)


@dataclass(frozen=True)
class HeatCell:
    """An hour of the week; `step` is 0 (nothing, or not measured) to `HEAT_STEPS`."""

    hour_of_day: int
    value: float | None
    step: int


def week_heatmap(values: Mapping[tuple[int, int], float]) -> list[tuple[int, list[HeatCell]]]:
    """A row for each day of the week, Monday first; keys are day and hour in UTC."""
    return heatmap(values, WEEK)


def heatmap(
    values: Mapping[tuple[KeyT, int], float], rows: Sequence[KeyT]
) -> list[tuple[KeyT, list[HeatCell]]]:
    """A row of 24 cells for each key, in this order."""
    greatest = max(values.values(), default=0)

    def cell(row: KeyT, hour_of_day: int) -> HeatCell:
        value = values.get((row, hour_of_day))
        share = value / greatest if value and greatest else 0
        return HeatCell(hour_of_day, value, round(share * HEAT_STEPS))

    return [(row, [cell(row, hour) for hour in range(24)]) for row in rows]


def _cut(number: float) -> float | int:
    """With one decimal, which is a tenth of a pixel or so; whole numbers without it."""
    cut = round(number, 1)
    return int(cut) if cut == int(cut) else cut
