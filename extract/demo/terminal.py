"""How the pages of the demo look on a terminal."""

from collections.abc import Iterable, Sequence
from typing import Any

from rich import box
from rich.console import Console, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

Row = Sequence[Any]

# Columns of the terminal that a table needs to be readable.
TABLE_WIDTH = 32


def printable(text: str) -> str:
    """`text` with everything that could steer a terminal or hide written as an escape."""
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in text
    )


def as_whole(number: float) -> str:
    """`1,024`."""
    return f"{number:,.0f}"


def as_ratio(number: float) -> str:
    """`1.024`."""
    return f"{number:.3f}"


def as_hours(minutes: float) -> str:
    """`17 h`."""
    return f"{minutes / 60:,.0f} h"


def table(title: str, columns: Iterable[str], rows: Iterable[Row]) -> Table:
    """A small table; a column's heading begins with `<` or `>`, the side its cells lean to."""
    made = Table(
        title=Text(title, style="bold"),
        title_justify="left",
        box=box.SIMPLE_HEAD,
        padding=(0, 1, 0, 0),
        pad_edge=False,
        show_edge=False,
        expand=True,
    )
    for column in columns:
        is_text = column[0] == "<"
        made.add_column(
            Text(column[1:], style="dim"),
            justify="left" if is_text else "right",
            no_wrap=True,
            overflow="ellipsis",
            ratio=1 if is_text else None,
        )
    for row in rows:
        made.add_row(*(Text(printable(_cell(value))) for value in row))
    if not made.row_count:
        made.add_row(*(Text("none yet" if column[0] == "<" else "") for column in columns))
    return made


def _cell(value: str | int) -> str:
    return value if isinstance(value, str) else as_whole(value)


def print_heading(console: Console, name: str) -> None:
    """A name over the width of the terminal."""
    console.print(Rule(Text(printable(name), style="bold"), align="left"))


def print_facts(console: Console, *facts: str) -> None:
    """Some facts on a line."""
    if facts:
        console.print(Text("  ·  ".join(facts)))


def print_side_by_side(console: Console, tables: Sequence[RenderableType]) -> None:
    """As many tables next to each other as fit."""
    per_line = max(1, console.width // TABLE_WIDTH)
    for first in range(0, len(tables), per_line):
        grid = Table.grid(expand=True, padding=(0, 3, 0, 0), pad_edge=False)
        for _ in range(min(per_line, len(tables))):
            grid.add_column(ratio=1)
        grid.add_row(*tables[first : first + per_line])
        console.print()
        console.print(grid)
