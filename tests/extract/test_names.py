"""Text comes through whole: whatever bytes a name has, two names never become one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.errors import SourceError
from tests.extract.fillable_sites import ClickHouseSite, Landing, ParquetSite, Site, played
from tests.oracle.history import SourceRow
from tests.support.clickhouse_server import ClickHouseServer

TEXT_COLUMNS = (
    *("round_id", "player_name", "server_guid", "map_name", "team_label", "game_id", "game"),
)
PLAIN = [
    "Robert'); DROP TABLE players;--",
    "\"quoted\" and 'quoted' and `quoted`",
    "{name:String} %(name)s %s ? $1 :name",
    "tab\t newline\n return\r escape\x1b bell\x07 delete\x7f",
    "back\\slash \\N \\0 \\\\x41",
    "^6S^2uper 🎮 ＦＵＬＬ é e\u0301 \u202eright to left",
    "\ufffd",
    "\ufeffmark",
    "\U0010ffff",
    " ",
    " space",
    "space ",
    "ff41",
    "FF41",
    "NULL",
    "null",
    "x" * 5000,
]
ESCAPED = {
    b"\xff\x41": "\\xFF41",
    b"\xffA\xff": "\\xFF41FF",
    b"\\xFF41": "\\x5C7846463431",
    b"\\xff41": "\\x5C7866663431",
    b"\\x": "\\x5C78",
    b"\x80": "\\x80",
    b"a\x80\x80b": "\\x61808062",
    b"\x00": "\\x00",
    b"nul\x00inside": "\\x6E756C00696E73696465",
    b"\xed\xa0\x80": "\\xEDA080",
    b"\xc0\x80": "\\xC080",
    b"\xf4\x90\x80\x80": "\\xF4908080",
    b"\xf0\x9f\x8e": "\\xF09F8E",
    "é".encode("latin-1"): "\\xE9",
}
"""Bytes that are not UTF-8, or hold NUL, or look like the escape, and what they land as."""

NAMES: dict[bytes, str] = {**{name.encode(): name for name in PLAIN}, **ESCAPED}


def named(names: Iterable[bytes]) -> list[SourceRow]:
    """A round for each name, which stands in every text column; bytes go in as they are."""
    return [played()._replace(**dict.fromkeys(TEXT_COLUMNS, _given(name))) for name in names]


def _given(name: bytes) -> Any:
    return name


def landed_names(landing: Landing) -> set[tuple[str, ...]]:
    columns = ", ".join(TEXT_COLUMNS)
    return set(landing.query(f"select {columns} from landing_player_rounds"))


@pytest.fixture(params=["http", "chdb"])
def clickhouse_site(request: pytest.FixtureRequest) -> ClickHouseSite:
    chosen: ClickHouseSite = request.getfixturevalue(f"{request.param}_site")
    return chosen


def test_names_from_clickhouse_come_through(
    clickhouse_site: ClickHouseSite, landing: Landing
) -> None:
    clickhouse_site.add(named(NAMES))
    assert landing.sync(clickhouse_site).rows_landed == len(NAMES)
    assert landed_names(landing) == {(name,) * len(TEXT_COLUMNS) for name in NAMES.values()}
    assert landing.sync(clickhouse_site).rows_repeated == len(NAMES)


@pytest.mark.parametrize("as_string", [0, 1], ids=["as bytes", "as string"])
@pytest.mark.parametrize("as_time", ["DateTime", "DateTime64(3)", "DateTime64(6, 'UTC')"])
def test_names_from_parquet_of_clickhouse_come_through(
    http_site: ClickHouseSite,
    server: ClickHouseServer,
    landing: Landing,
    parquet_site: ParquetSite,
    as_string: int,
    as_time: str,
) -> None:
    """As strings, ClickHouse writes only what is UTF-8 in a way that DuckDB reads."""
    names = {name.encode(): name for name in PLAIN} if as_string else NAMES
    http_site.add(named(names))
    export(http_site, parquet_site.directory / "player_rounds.parquet", as_string, as_time)
    assert server.statements
    assert landing.sync(parquet_site).rows_landed == len(names)
    assert landed_names(landing) == {(name,) * len(TEXT_COLUMNS) for name in names.values()}
    from_parquet = landing.rounds()
    landing.path.unlink()
    landing.sync(http_site)
    assert landing.rounds() == from_parquet


def test_parquet_text_that_is_no_text_is_refused(
    http_site: ClickHouseSite, landing: Landing, parquet_site: ParquetSite
) -> None:
    http_site.add(named(NAMES))
    export(http_site, parquet_site.directory / "player_rounds.parquet", 1, "DateTime")
    with pytest.raises(SourceError, match="output_format_parquet_string_as_string = 0"):
        landing.sync(parquet_site)
    assert not landing.path.exists()


def export(site: ClickHouseSite, path: Path, as_string: int, as_time: str) -> None:
    times = ", ".join(
        f"cast({name} as {as_time}) as {name}"
        for name in ("round_start_time", "round_end_time", "created_at")
    )
    path.write_bytes(
        site.client.raw_query(
            f"select * replace ({times}) from player_rounds",
            fmt="Parquet",
            settings={"output_format_parquet_string_as_string": as_string},
        )
    )


def test_parquet_files_of_one_folder_may_have_different_types(
    http_site: ClickHouseSite, landing: Landing, parquet_site: ParquetSite
) -> None:
    """Text that is bytes here and text there: neither is read as the other."""
    expected = []
    for number, (as_string, as_time) in enumerate([(0, "DateTime"), (1, "DateTime64(6)")]):
        http_site.client.command("truncate table player_rounds")
        rows = named(f"{name}{number}".encode() for name in ("é", "a\\x41", "\\x41", "ff"))
        http_site.add(rows)
        export(
            http_site, parquet_site.directory / f"player_rounds{number}.parquet", as_string, as_time
        )
        escape = f"\\x41{number}".encode().hex().upper()
        expected += [f"é{number}", f"a\\x41{number}", f"\\x{escape}", f"ff{number}"]
    parquet_site.files = 2
    parquet_site.add([played("from elsewhere")])
    assert landing.sync(parquet_site).rows_landed == 9
    found = {row[0] for row in landing.rounds()}
    assert found == {*expected, "from elsewhere"}


def test_a_folder_may_hold_many_files(parquet_site: ParquetSite, landing: Landing) -> None:
    parquet_site.add([played("player 000")])
    (first,) = parquet_site.directory.iterdir()
    for number in range(1, 400):
        path = parquet_site.directory / f"player_rounds_{number:03}.parquet"
        path.write_bytes(first.read_bytes().replace(b"player 000", f"player {number:03}".encode()))
    assert landing.sync(parquet_site).rows_landed == 400


def test_a_folder_may_be_called_anything(tmp_path: Path, landing: Landing) -> None:
    """To DuckDB, brackets and stars are patterns, which another folder may fit."""
    for name, player in (("it's [a] {b} ?d", "Al"), ("it's a {b} ed", "Bo")):
        (tmp_path / name).mkdir()
        ParquetSite(tmp_path / name).add([played(player)])
    landing.sync(ParquetSite(tmp_path / "it's [a] {b} ?d"))
    assert [row[0] for row in landing.rounds()] == ["Al"]


@pytest.mark.parametrize("batch_rows", [1, 250_000])
def test_names_are_batched_in_their_own_order(
    site: Site, landing: Landing, batch_rows: int
) -> None:
    """Byte order is one and the same for the engine, for Python and for SQLite."""
    site.add(played(name) for name in PLAIN)
    assert landing.sync(site, batch_rows=batch_rows).rows_landed == len(PLAIN)
    assert len(landing.loads()) == (len(PLAIN) if batch_rows == 1 else 1)


def test_odd_names_are_batched_too(chdb_site: ClickHouseSite, landing: Landing) -> None:
    chdb_site.add(named(NAMES))
    assert landing.sync(chdb_site, batch_rows=1).rows_landed == len(NAMES)


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.sets(
        st.one_of(
            st.binary(min_size=1, max_size=6),
            st.text(min_size=1, max_size=4).map(lambda text: text.encode(errors="surrogatepass")),
            st.binary(max_size=3).map(lambda tail: b"\\x" + tail.hex().encode()),
            st.binary(min_size=1, max_size=3).map(lambda tail: tail.hex().encode()),
        ),
        min_size=1,
        max_size=40,
    )
)
def test_no_two_names_ever_become_one(
    clickhouse_sites: dict[str, ClickHouseSite],
    tmp_path_factory: pytest.TempPathFactory,
    names: set[bytes],
) -> None:
    """Whichever way they come, names are as many as before and the same."""
    folder = tmp_path_factory.mktemp("names")
    site = clickhouse_sites["chdb"]
    site.client.command("truncate table player_rounds")
    site.add(played()._replace(player_name=_given(name)) for name in names)
    export(site, folder / "player_rounds.parquet", 0, "DateTime")
    found = []
    sources: list[Site] = [site, ParquetSite(folder)]
    for number, source in enumerate(sources):
        landing = Landing(folder / f"{number}.db")
        landing.sync(source)
        found.append([row[0] for row in landing.rounds()])
    assert found[0] == found[1]
    assert len(set(found[0])) == len(names)
    for name in names:
        if b"\0" not in name and not name.startswith(b"\\x") and is_utf8(name):
            assert name.decode() in found[0]


def is_utf8(name: bytes) -> bool:
    try:
        name.decode()
    except UnicodeDecodeError:
        return False
    return True
