"""Plays a history by the project's commands, and compares every table that a run makes."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

from click.testing import CliRunner
from clickhouse_connect.driver.client import Client
from dbt.contracts.graph.manifest import Manifest

from extract.cli import cli
from extract.sources.columns import SOURCE_TABLES
from extract.sources.site_tables import table_definition
from tests.extract.fillable_sites import ClickHouseSite, ParquetSite, Sample
from tests.marts.arrivals import time_text
from tests.marts.histories import Arrival, Deletion, Edit, History, Run, Step, identity_of
from tests.marts.test_a_week import CADENCES
from tests.marts.warehouse import MART_GRAIN, Warehouse, copy_project
from tests.oracle import compare as duckdb_oracle
from tests.oracle.clickhouse import expected as clickhouse_oracle
from tests.oracle.compare import Record, mart_differences, mart_rows
from tests.oracle.history import SourceRow
from tests.oracle.who_counts import EVERYBODY, WhoCounts


class UnequalError(AssertionError):
    """Tables that are not what the oracles say: rows that they lack, and have too many."""

    def __init__(self, lines: list[str], rows_lost: int, rows_doubled: int) -> None:
        super().__init__("\n".join(lines))
        self.rows_lost = rows_lost
        self.rows_doubled = rows_doubled


def create_oracle_tables(client: Client) -> None:
    """The site's two tables, of an engine that keeps every copy of a row, as Parquet files do."""
    for table in SOURCE_TABLES:
        client.command(f"drop table if exists default.{table} sync")
        client.command(table_definition(table, engine="MergeTree"))


@contextmanager
def zone(name: str) -> Iterator[None]:
    """This process, and what it starts, in a time zone."""
    try:
        with patch.dict(os.environ, TZ=name):
            time.tzset()
            yield
    finally:
        time.tzset()


@dataclass
class Replay:
    """A site of Parquet files, the warehouse over it, and ClickHouse as an oracle."""

    site: ParquetSite
    warehouse: Warehouse
    client: Client
    rounds: list[SourceRow] = field(default_factory=list, init=False)
    samples: list[Sample] = field(default_factory=list, init=False)
    who_counts: WhoCounts = field(default=EVERYBODY, init=False)
    _are_views_older: bool = field(default=False, init=False)
    _is_in_clickhouse: bool = field(default=False, init=False)

    @classmethod
    def at(cls, folder: Path, manifest: Manifest, client: Client) -> Replay:
        """Both are empty and in the folder; the client's database has the site's tables."""
        parquet = folder / "parquet"
        parquet.mkdir()
        project = copy_project(folder / "project")
        return cls(ParquetSite(parquet), Warehouse(folder, manifest, project), client)

    def play(self, history: History) -> None:
        """Play all steps, then a run and a full refresh, which must change nothing.

        Raises `UnequalError` where a table that a run made is not what the oracles say, and
        `AssertionError` for all else that is wrong.
        """
        with zone(history.zone):
            for step in history.steps:
                self._take(step)
            last = [step.as_of for step in history.steps if isinstance(step, Run)][-1]
            self._take(Run(last, ""))
            tables = self.warehouse.tables()
            self.warehouse.run(time_text(last), "--full-refresh")
            assert self.warehouse.tables() == tables, "a full refresh makes other tables"

    def _take(self, step: Step) -> None:
        if isinstance(step, Arrival):
            self._receive(step)
        elif isinstance(step, Deletion):
            self._delete(step)
        elif isinstance(step, Edit):
            self._edit(step)
        else:
            self._run(step)

    def _receive(self, arrival: Arrival) -> None:
        """A sync reads no hour again that is finished, so late samples want a reconciliation."""
        is_first = not self.samples
        self._is_in_clickhouse = False
        self.rounds += arrival.rounds
        self.samples += arrival.samples
        self.site.add(arrival.rounds)
        if arrival.samples:
            self.site.add_samples(arrival.samples)
        self._extract("sync")
        if is_first:
            self.warehouse.seed()
        elif arrival.samples:
            self._extract("reconcile", "--repair", "--force")

    def _delete(self, deletion: Deletion) -> None:
        self._is_in_clickhouse = False
        self.rounds = list(_rest(self.rounds, deletion))
        self.site.clear()
        self.site.add(self.rounds)
        self.site.add_samples(self.samples)
        self._extract("reconcile", "--repair", "--force")

    def _edit(self, edit: Edit) -> None:
        self._is_in_clickhouse = False
        self.who_counts = edit.who_counts
        edit.who_counts.write_seeds(self.warehouse.project)
        self.warehouse.seed()
        self._are_views_older = True

    def _extract(self, *command: str) -> None:
        environment = {
            "BFSTATS_DB": str(self.warehouse.database),
            "BFSTATS_SOURCE": self.site.source,
        }
        done = CliRunner().invoke(cli, command, env=environment)
        assert done.exit_code == 0, f"{command}: {done.output}"

    def _run(self, run: Run) -> None:
        as_of = time_text(run.as_of)
        tables: tuple[str, ...] = CADENCES.get(run.selection, tuple(MART_GRAIN))
        arguments = ["--selector", run.selection] if run.selection else []
        if run.selection in MART_GRAIN:
            tables = (run.selection,)
            arguments = ["--select", f"+{run.selection}", "--full-refresh"]
        self.warehouse.run(as_of, *arguments)
        self._are_views_older &= not any(map(self._is_made_of_rounds, tables))
        self.compare(tables, as_of)

    def _is_made_of_rounds(self, name: str) -> bool:
        """Whether a run of the model makes the views of rounds, too."""
        assert self.warehouse.manifest
        parents = self.warehouse.manifest.nodes[f"model.bfstats.{name}"].depends_on_nodes
        models = {one.removeprefix("model.bfstats.") for one in parents if one.startswith("model.")}
        return "stg_player_rounds" in models or any(map(self._is_made_of_rounds, models))

    def compare(self, tables: tuple[str, ...], as_of: str) -> None:
        """Raise `UnequalError` where these tables, and the views, are not what the oracles say.

        After an edit of who counts, views are as tables are: a run has to make them.
        """
        views = () if self._are_views_older else tuple(clickhouse_oracle.VIEW_GRAIN)
        lines: list[str] = []
        lost: Counter[frozenset[tuple[str, Any]]] = Counter()
        doubled: Counter[frozenset[tuple[str, Any]]] = Counter()
        for table, expected in self._expected((*tables, *views), as_of):
            wanted, got = _counted(expected), _counted(mart_rows(self.warehouse.database, table))
            if table in MART_GRAIN:
                lines += mart_differences(
                    self.warehouse.database, table, MART_GRAIN[table], expected, may_be_empty=True
                )
            elif wanted != got:
                lines += [f"{table}: {dict(row)!r}" for row in (wanted - got) + (got - wanted)]
            lost += wanted - got
            doubled += got - wanted
        if lines:
            raise UnequalError([f"as of {as_of}", *lines], lost.total(), doubled.total())

    def _expected(self, tables: tuple[str, ...], as_of: str) -> Iterator[tuple[str, list[Record]]]:
        files = self.site.directory / "player_rounds*.parquet"
        chosen = [table for table in tables if table in duckdb_oracle.GRAIN]
        with duckdb_oracle.connect_expected(
            files, as_of, who_counts=self.who_counts, tables=chosen
        ) as connection:
            for table in chosen:
                yield table, duckdb_oracle.expected_rows(connection, table)
        if not self._is_in_clickhouse:
            self._fill_clickhouse()
            self._is_in_clickhouse = True
        for table in tables:
            if table not in duckdb_oracle.GRAIN:
                yield table, clickhouse_oracle.expected_rows(self.client, table, as_of)

    def _fill_clickhouse(self) -> None:
        site = ClickHouseSite(self.client, NotImplemented)
        site.clear()
        site.add(self.rounds)
        site.add_samples(self.samples)
        clickhouse_oracle.read_source(self.client, who_counts=self.who_counts)


def _rest(rows: list[SourceRow], deletion: Deletion) -> Iterator[SourceRow]:
    """What a deletion leaves: of its rounds nothing, or the copies before the newest.

    Copies that cannot be landed go with them: they would say that their round is still there.
    """
    newest: dict[object, int] = {}
    for row in rows:
        identity = identity_of(row)
        newest[identity] = max(newest.get(identity, 0), row.created_at)
    for row in rows:
        identity = identity_of(row)
        is_older = row.created_at < newest[identity] and row.round_end_time >= row.round_start_time
        if identity not in deletion.identities or (deletion.is_of_newest and is_older):
            yield row


def _counted(records: list[Record]) -> Counter[frozenset[tuple[str, Any]]]:
    return Counter(frozenset(record.items()) for record in records)
