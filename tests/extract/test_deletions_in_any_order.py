"""Copies and deletions of rounds, in any order: a short model of the rule says how they end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.landing.held import COUNTS, DELETED
from tests.extract.deletion_lines import of_round, of_row
from tests.extract.fillable_sites import NOW, Landing, ParquetSite, played
from tests.extract.ingested_lines import ingest, line
from tests.oracle.history import SourceRow


class Copy(NamedTuple):
    """A copy of a round's row, from the site itself or from the source."""

    player: str
    server: str
    created_epoch: int
    score: int
    is_synced: bool


class Said(NamedTuple):
    """A deletion or a restoration, of the row of a player, or of the round on a server."""

    player: str
    server: str
    created_epoch: int
    is_deleted: bool


class Model:
    """The rule, row by row: what is landed of each player, and all that was said, oldest first."""

    def __init__(self) -> None:
        self.rows: dict[str, tuple[Copy, bool]] = {}
        self.said: dict[tuple[str, str], Said] = {}

    def copy(self, copy: Copy) -> None:
        """A copy that is not older and differs lands; deleted, if it is older than its deletion."""
        known, is_deleted = self.rows.get(copy.player, (None, False))
        if known and known.created_epoch > copy.created_epoch:
            return
        if known and (known.server, known.score) == (copy.server, copy.score):
            self.rows[copy.player] = copy, is_deleted
            return
        holds = self.holds(copy)
        is_older = known is None or (holds and copy.created_epoch < holds.created_epoch)
        self.rows[copy.player] = copy, bool(holds and holds.is_deleted and is_older)

    def say(self, said: Said) -> None:
        """What is newest holds, but for rows that were created since."""
        scope = said.player, said.server
        before = self.said.get(scope)
        if before and (before.created_epoch > said.created_epoch or before == said):
            return
        self.said.pop(scope, None)
        self.said[scope] = said
        for player, (row, is_deleted) in self.rows.items():
            if self.holds(row) is said:
                is_older = row.created_epoch <= said.created_epoch
                state = said.is_deleted and (is_deleted or is_older)
                self.rows[player] = row, state

    def holds(self, row: Copy) -> Said | None:
        """The newest of all that was said of a row or its round; of one second the last."""
        about = [
            said
            for said in self.said.values()
            if row.player == said.player or (not said.player and row.server == said.server)
        ]
        return max(reversed(about), key=lambda said: said.created_epoch, default=None)


PLAYERS, SERVERS = st.sampled_from(["Al", "Bo"]), st.sampled_from(["a", "b"])
EPOCHS = st.integers(NOW - 3000, NOW - 2995)
EVENTS = st.one_of(
    st.builds(Copy, PLAYERS, SERVERS, EPOCHS, st.integers(0, 2), st.booleans()),
    st.builds(Said, PLAYERS, st.just(""), EPOCHS, st.booleans()),
    st.builds(Said, st.just(""), SERVERS, EPOCHS, st.booleans()),
)


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(EVENTS, min_size=1, max_size=4), min_size=1, max_size=5))
def test_any_order_of_copies_and_deletions_ends_as_the_rule_has_it(
    tmp_path_factory: pytest.TempPathFactory, batches: list[list[Copy | Said]]
) -> None:
    """Batches of lines, and syncs between them of copies that the source has alone."""
    folder = tmp_path_factory.mktemp("rule")
    landing, model = Landing(folder / "bfstats.db"), Model()
    for number, batch in enumerate(batches):
        synced = [event for event in batch if isinstance(event, Copy) and event.is_synced]
        lines = [event for event in batch if event not in synced]
        ingest(landing, *map(line_of, lines))
        for event in applied(lines):
            model.copy(event) if isinstance(event, Copy) else model.say(event)
        if synced:
            (folder / str(number)).mkdir()
            site = ParquetSite(folder / str(number))
            site.add(map(row_of, synced))
            landing.sync(site, since_epoch=0)
            for copy in winners(synced):
                model.copy(copy)

    found = landing.query(
        "select player_name, server_guid, created_epoch, final_score, is_deleted"
        " from landing_player_rounds order by 1"
    )
    assert found == [
        (name, row.server, row.created_epoch, row.score, DELETED if is_deleted else COUNTS)
        for name, (row, is_deleted) in sorted(model.rows.items())
    ]
    assert all(read == sum(others) for read, *others in landing.loads())


def row_of(copy: Copy) -> SourceRow:
    return played(
        copy.player,
        server_guid=copy.server,
        created_at=copy.created_epoch,
        final_score=copy.score,
        round_start_time=NOW - 4000,
        round_end_time=NOW - 3600,
    )


def line_of(event: Copy | Said) -> bytes:
    if isinstance(event, Copy):
        return line(row_of(event))
    row = row_of(Copy(event.player, event.server, 0, 0, False))
    form = of_row if event.player else of_round
    return form(row, event.is_deleted, created_at=event.created_epoch)


def applied(events: list[Copy | Said]) -> Iterator[Copy | Said]:
    """Lines in their order; of copies without anything said between, the winner alone."""
    copies: list[Copy] = []
    for event in events:
        if isinstance(event, Copy):
            copies.append(event)
            continue
        yield from winners(copies)
        copies = []
        yield event
    yield from winners(copies)


def winners(copies: list[Copy]) -> list[Copy]:
    """Of copies that come together the newest of each player: see `ROUND_PRECEDENCE`."""
    newest: dict[str, Copy] = {}
    for copy in sorted(copies, key=lambda copy: (copy.created_epoch, copy.score, copy.server)):
        newest[copy.player] = copy
    return list(newest.values())
