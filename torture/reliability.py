"""The table of `docs/reliability.md`: what came of every fault, with the seed that made it."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path

from tests.support.documents import write_part
from tests.support.site_tables import PROJECT_ROOT
from torture.tally import Tally

DOCUMENT = PROJECT_ROOT / "docs" / "reliability.md"
BEGIN = "<!-- written by make torture: -->\n"
_COLUMNS = tuple(field.name for field in fields(Tally))


def write_table(document: Path, tallies: Sequence[Tally], seed: int) -> None:
    """Put the table in place of the one in the document; what stands around it stays."""
    write_part(document, BEGIN, _table(tallies, seed))


def _table(tallies: Sequence[Tally], seed: int) -> str:
    total = Tally("all", *(sum(getattr(one, name) for one in tallies) for name in _COLUMNS[1:]))
    lines = [
        _line(_COLUMNS[0], *(name.replace("_", " ") for name in _COLUMNS[1:])),
        _line("---", *("---:" for _ in _COLUMNS[1:])),
        *(_line(*vars(tally).values()) for tally in (*tallies, total)),
        "",
        f"Seed {seed}, {datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}.",
    ]
    return "\n".join(lines) + "\n"


def _line(*cells: object) -> str:
    shown = (f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in cells)
    return f"| {' | '.join(shown)} |"
