"""Whatever is sent to `ingest`: every line lands, is repeated, superseded or rejected."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from tests.extract.fillable_sites import NOW, Sample, played
from tests.fuzz.conftest import Commands

ROUND: dict[str, Any] = played()._asdict()
SAMPLE: dict[str, Any] = Sample(NOW - 60, "server 1", 4)._asdict()
DELETION: dict[str, Any] = {
    **{name: ROUND[name] for name in ("player_name", "round_start_time", "round_id")},
    "created_at": NOW,
    "deleted": True,
}
DEEP = b"[" * 50_000
ODD_VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(-(2**70), 2**70),
    st.floats(),
    st.text(max_size=20),
    st.sampled_from(["nan", "-inf", "1e999", "2026-13-45", "0000-00-00 00:00:00", "\ud800", "\0"]),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)


@st.composite
def spoiled(draw: st.DrawFn) -> bytes:
    """A good row, some of whose values are another or gone, and some of whose bytes are."""
    row = dict(draw(st.sampled_from([ROUND, SAMPLE, DELETION])))
    for column in draw(st.lists(st.sampled_from(sorted(row)), max_size=4, unique=True)):
        row[column] = draw(ODD_VALUES)
    for column in draw(st.lists(st.sampled_from(sorted(row)), max_size=2, unique=True)):
        del row[column]
    line = json.dumps(row).encode()
    if draw(st.booleans()):
        place = draw(st.integers(0, len(line)))
        line = line[:place] + draw(st.binary(max_size=3)) + line[place + 1 :]
    return line


JSON = st.recursive(ODD_VALUES, lambda inner: st.lists(inner, max_size=3), max_leaves=5)
LINES = st.lists(
    st.one_of(spoiled(), JSON.map(lambda value: json.dumps(value).encode()), st.binary()),
    max_size=12,
)


@given(LINES)
@example([DEEP, b'{"round_id": ' + DEEP])
@example([b'{"round_id": ' + b"9" * 5000 + b"}"])
@example([b'{"round_id": "a", "round_id": "b", "player_name": 1e400}'])
def test_every_line_is_accounted_for(
    new_commands: Callable[[], Commands], lines: list[bytes]
) -> None:
    commands = new_commands()
    # After an object, whatever comes is a line: tests/extract/test_wrong_lines.py has the others.
    given_lines = b"\n".join([b"{}", *lines])
    answer = json.loads(commands.run("ingest", "--json", given=given_lines).stdout)
    rows = sum(counts["rows_read"] for counts in answer["tables"].values())
    no_rows = answer["lines_rejected"] - sum(
        counts["rows_rejected"] for counts in answer["tables"].values()
    )
    assert answer["lines_read"] == rows + no_rows
    again = json.loads(commands.run("ingest", "--json", given=given_lines).stdout)
    assert again["lines_read"] == answer["lines_read"]
    assert [counts["rows_landed"] for counts in again["tables"].values() if counts] == [0, 0]
