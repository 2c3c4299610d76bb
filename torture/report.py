"""What a torture measured and what it found wrong, for a person or for a script."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import click

from extract.commands.tables import print_table
from torture.process import FaultsError

Cell = str | int | float


@dataclass
class Report:
    """Small tables by name, each row with the names of its columns, and what is wrong."""

    tables: dict[str, list[dict[str, Cell]]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def add(self, table: str, /, **row: Cell) -> None:
        """Add a row to a table; all its rows have the same columns."""
        self.tables.setdefault(table, []).append(row)
        say(f"{table}: {', '.join(f'{name} {_shown(cell)}' for name, cell in row.items())}")

    def expect(self, is_right: bool, problem: str) -> None:
        """Keep the problem unless all is right."""
        if not is_right:
            self.problems.append(problem)
            say(f"WRONG: {problem}")

    def print(self, as_json: bool) -> None:
        """Print everything, and exit with status 1 where anything is wrong."""
        if as_json:
            click.echo(json.dumps({**self.tables, "problems": self.problems}, indent=2))
        else:
            for name, rows in self.tables.items():
                click.echo(f"\n{name}")
                print_table(tuple(rows[0]), (tuple(map(_shown, row.values())) for row in rows))
            for problem in self.problems:
                click.echo(f"WRONG: {problem}")
        if self.problems:
            sys.exit(1)


@contextmanager
def reported(as_json: bool) -> Iterator[Report]:
    """A report, printed in the end also where a command failed and it is not complete."""
    report = Report()
    try:
        yield report
    except FaultsError as error:
        report.expect(False, str(error))
    report.print(as_json)


def say(line: str) -> None:
    """Progress, on standard error."""
    click.echo(line, err=True)


def _shown(cell: Cell) -> str:
    if isinstance(cell, float):
        return f"{cell:,.1f}"
    return f"{cell:,}" if isinstance(cell, int) else cell
