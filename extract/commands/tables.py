"""Tables for a person to read, on a terminal or in a file."""

import sys
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table

PIPED_WIDTH = 120


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows under a head, without lines, to standard output."""
    table = Table(*columns, box=None, pad_edge=False, padding=(0, 3, 0, 0))
    for row in rows:
        table.add_row(*row)
    width = None if sys.stdout.isatty() else PIPED_WIDTH
    Console(width=width, highlight=False, markup=False).print(table)
