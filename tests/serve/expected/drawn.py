"""Charts and heatmaps: what is written in them, and how high, how far and how strong they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from tests.serve.expected.words import DAYS, head, line, moment, one_decimal, utc, whole

WIDTH, HEIGHT = 720, 120
STRONGEST = 9
MONDAY_FIRST = (1, 2, 3, 4, 5, 6, 0)
HOURS = [f"{hour:02}" for hour in range(24)]


def bars(label: str, points: Sequence[tuple[str, float]]) -> list[str]:
    """A bar takes eight tenths of its place, and as much of the height as of the greatest value."""
    greatest = max((value for _, value in points), default=0)
    place = WIDTH / max(len(points), 1)
    drawn = [f"{label} up to {whole(greatest)}", f"{_labelled(label)}viewbox=0 0 720 120"]
    for number, (time, value) in enumerate(points):
        height = HEIGHT * max(value, 0) / greatest if greatest > 0 else 0
        x, width = f"x={_tenth(number * place + place * 0.1)}", f"width={_tenth(place * 0.8)}"
        drawn.append(
            f"{utc(time)}: {whole(value)} height=120 {width} {x} y=0"
            f" height={_tenth(height)} {width} {x} y={_tenth(HEIGHT - height)}"
        )
    if points:
        drawn.append(f"{moment(points[0][0])} {moment(points[-1][0])}")
    return drawn


def curve(label: str, points: Sequence[tuple[str, float]], hours_apart: int) -> list[str]:
    """A line through all points, which ends where the next is further than a step away."""
    times = [datetime.fromisoformat(time) for time, _ in points]
    places = [(time - times[0]).total_seconds() / 3600 / hours_apart for time in times]
    greatest = max(value for _, value in points)
    runs: list[list[tuple[str, str]]] = []
    for number, (_, value) in enumerate(points):
        if not number or places[number] - places[number - 1] > 1:
            runs.append([])
        x = WIDTH * places[number] / max(places[-1], 1)
        y = HEIGHT - HEIGHT * value / greatest if greatest > 0 else HEIGHT
        runs[-1].append((_tenth(x), _tenth(y)))
    through = [" ".join(f"{x} {y}" for x, y in run) for run in runs]
    area = "".join(
        f"M{run[0][0]} {HEIGHT}L{text} {run[-1][0]} {HEIGHT}Z"
        for run, text in zip(runs, through, strict=True)
    )
    lines = "".join(
        f"M{run[0][0]} {run[0][1]}L{text}" for run, text in zip(runs, through, strict=True)
    )
    return [
        f"{label} up to {one_decimal(greatest)}",
        "viewbox=0 -2 720 124",
        f"d={area}",
        f"d={lines}",
        f"{moment(points[0][0])} {moment(points[-1][0])}",
    ]


def week(values: Mapping[tuple[int, int], float], caption: str) -> list[str]:
    """A week from Monday, an hour a cell."""
    greatest = max(values.values(), default=0)
    rows = [
        line(f"data-day={day} {DAYS[day]}", *_cells([values.get((day, hour)) for hour in range(24)],
             greatest))
        for day in MONDAY_FIRST
    ]  # fmt: skip
    return [*caption_lines(caption), head("", *HOURS), *rows]


def usual_days(rows: Mapping[str, Mapping[int, float]], names: Mapping[str, str]) -> list[str]:
    """A usual day of each server, an hour a cell."""
    greatest = max((value for row in rows.values() for value in row.values()), default=0)
    return [
        head("", *HOURS),
        *(
            line(names[guid], *_cells([row.get(hour) for hour in range(24)], greatest, _brief))
            for guid, row in rows.items()
        ),
    ]


def _labelled(label: str) -> str:
    return f"aria-label={label} " if any(letter.isdigit() for letter in label) else ""


def labelled(label: str) -> list[str]:
    """What a part of a page is called by those who do not see it, where that has a digit."""
    return [_labelled(label).strip()] if _labelled(label) else []


def caption_lines(caption: str) -> list[str]:
    """A caption that tells of numbers."""
    return [f"{caption} UTC"] if any(letter.isdigit() for letter in caption) else []


def _cells(
    values: Sequence[float | None], greatest: float, written: Callable[[float], str] = whole
) -> list[str]:
    """The greatest value has the strongest colour; where nothing is known stands nothing."""
    return [
        f"data-hour={hour} h{round((value or 0) / greatest * STRONGEST) if greatest else 0}"
        f" {'' if value is None else written(value)}"
        for hour, value in enumerate(values)
    ]


def _brief(value: float) -> str:
    """What is below 10 has a decimal."""
    return one_decimal(value) if round(value, 1) < 10 else whole(value)


def _tenth(number: float) -> str:
    """To a tenth, and no digit that says nothing. No place or size is below 0."""
    return f"{abs(round(number, 1)):.1f}".removesuffix(".0")
