"""Every kind of a source's faults, once."""

from __future__ import annotations

from pathlib import Path

from torture.site import Size
from torture.source import KINDS, torture_source


def test_no_fault_of_the_source_loses_or_doubles_a_row(tmp_path: Path) -> None:
    size = Size(rounds=400, server_hours=200, days=20)
    tallies = torture_source(len(KINDS), seed=1, folder=tmp_path, size=size)
    assert [tally for tally in tallies if not tally.is_clean] == []
