"""However the same copies are spread over syncs, the same rounds are landed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.extract.fillable_sites import (
    NOW,
    ClickHouseSite,
    Landing,
    ParquetSite,
    Site,
    landed,
    played,
)
from tests.oracle.history import SourceRow, random_history, read_rows
from tests.support.site_tables import real_data_directory

FIRST_SLICE_AT = NOW - 5000
COPIES = st.builds(
    played,
    st.sampled_from(["Al", "Bo", ""]),
    round_id=st.sampled_from(["round 1", "round 2"]),
    round_start_time=st.sampled_from([NOW - 9000, NOW - 9001]),
    round_end_time=st.sampled_from([NOW - 8000, NOW - 7999, NOW - 9002]),
    server_guid=st.sampled_from(["server 1", "server 2"]),
    final_score=st.integers(-1, 1),
    final_kills=st.integers(0, 1),
    is_bot=st.integers(0, 1),
    play_time_minutes=st.sampled_from([1.0, 2.5, -1.0]),
    average_ping=st.sampled_from([None, 1.0, 2.0]),
)
REJECTED = "select row_identity, reason, created_epoch from landing_rejected_rows order by 1"
SLICES = st.lists(
    st.lists(st.tuples(COPIES, st.integers(0, 2)), max_size=12), min_size=1, max_size=5
)


def arrivals(slices: list[list[tuple[SourceRow, int]]]) -> list[list[SourceRow]]:
    """Each slice is created wholly after the one before."""
    return [
        [row._replace(created_at=FIRST_SLICE_AT + 10 * number + second) for row, second in part]
        for number, part in enumerate(slices)
    ]


def winners(rows: list[SourceRow]) -> list[SourceRow]:
    """What must be landed of these rows, in key order, written down once more in Python."""
    best: dict[tuple[str, int, str], SourceRow] = {}
    for row in sorted(rows, key=precedence):
        is_in_order = row.round_end_time >= row.round_start_time
        if row.player_name and is_in_order and row.play_time_minutes >= 0:
            best[row.player_name, row.round_start_time, row.round_id] = row
    return [best[key] for key in sorted(best)]


def precedence(row: SourceRow) -> tuple[object, ...]:
    ping = -1.0 if row.average_ping is None else row.average_ping
    deciding = (row.created_at, row.final_score, row.round_end_time, row.final_kills)
    return (*deciding, *row._replace(average_ping=ping))


def land_slice_by_slice(site: Site, landing: Landing, parts: list[list[SourceRow]]) -> None:
    for part in parts:
        if part:
            site.add(part)
            counts = landing.sync(site, overlap_seconds=5)
            assert counts.rows_read == (
                counts.rows_landed
                + counts.rows_repeated
                + counts.rows_superseded
                + counts.rows_rejected
            )


@settings(max_examples=15, deadline=None)
@given(slices=SLICES)
def test_slices_land_as_the_whole_does(
    slices: list[list[tuple[SourceRow, int]]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("slices")
    parts = arrivals(slices)
    whole = [row for part in parts for row in part]
    if not whole:
        return
    sliced = land_in_parquet(folder / "sliced", parts)
    at_once = land_in_parquet(folder / "at once", [whole])
    assert sliced.rounds() == at_once.rounds() == [landed(row) for row in winners(whole)]
    assert sliced.query(REJECTED) == at_once.query(REJECTED)


def land_in_parquet(folder: Path, parts: list[list[SourceRow]]) -> Landing:
    folder.mkdir()
    landing = Landing(folder / "bfstats.db")
    land_slice_by_slice(ParquetSite(folder), landing, parts)
    return landing


@settings(
    max_examples=5,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(slices=SLICES)
def test_slices_from_clickhouse_land_as_from_parquet(
    slices: list[list[tuple[SourceRow, int]]],
    clickhouse_sites: dict[str, ClickHouseSite],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("slices")
    parts = arrivals(slices)
    if not any(parts):
        return
    site = clickhouse_sites["chdb"]
    site.client.command("truncate table player_rounds")
    landing = Landing(folder / "clickhouse.db")
    land_slice_by_slice(site, landing, parts)
    assert landing.rounds() == land_in_parquet(folder / "parquet", parts).rounds()


def test_real_rounds_land_from_every_source_alike(
    http_site: ClickHouseSite, chdb_site: ClickHouseSite, tmp_path: Path
) -> None:
    """A history of real rounds, late, repeated, corrected and rejected, in five syncs."""
    base = read_rows(real_data_directory() / "player_rounds.parquet")
    parts = random_history(base[:1500], seed=7, slices=5)
    shift = NOW - 3600 - max(row.created_at for part in parts for row in part)
    parts = [[row._replace(created_at=row.created_at + shift) for row in part] for part in parts]
    (tmp_path / "parquet").mkdir()
    sites: list[Site] = [http_site, chdb_site, ParquetSite(tmp_path / "parquet")]
    landings = []
    for number, site in enumerate(sites):
        landing = Landing(tmp_path / f"{number}.db")
        for part in parts:
            site.add(part)
            landing.sync(site)
        landings.append(landing)
    everything = [row for part in parts for row in part]
    expected = [landed(row) for row in winners(everything)]
    assert [landing.rounds() == expected for landing in landings] == [True] * 3
    loads = [landing.loads() for landing in landings]
    assert loads[0] == loads[1] == loads[2]
    assert len({tuple(landing.query(REJECTED)) for landing in landings}) == 1
