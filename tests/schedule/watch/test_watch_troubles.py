"""What `watch` says of what goes wrong: once when it begins, and once when it is over."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from extract.sources.columns import SOURCE_TABLES
from tests.schedule.watch.running import Site, Watch, has_landed, is_in, watching, writing
from tests.support.commands import Bfstats
from tests.support.waiting import PATIENCE_SECONDS, wait_until

LANDED_PLAYERS = "select player_name from landing_player_rounds order by 1"
TROUBLE = re.compile(r"(bfstats: )?\d{4}-\d\d-\d\d \d\d:\d\d:\d\d (?(1)|over: )(.+)")


def troubles(watch: Watch) -> list[tuple[str, str]]:
    """What it said besides what landed: each trouble when it began, and when it was over."""
    found = []
    for line in watch.other_lines():
        match = TROUBLE.fullmatch(line)
        assert match, line
        found.append(("over" if match[1] is None else "began", match[2]))
    return found


@pytest.fixture
def hourly_watch(bfstats: Bfstats, site: Site) -> Iterator[Watch]:
    """A `watch` whose minute is longer than any test waits."""
    minute = 10 * PATIENCE_SECONDS
    with watching(bfstats, site.source, "--every", "1", minute=minute) as running:
        running.begin()
        yield running


def test_a_table_that_cannot_be_built_is_told_of_once(
    bfstats: Bfstats, site: Site, hourly_watch: Watch
) -> None:
    """And it is built again at the next step, not only at the next minute's."""
    watch = hourly_watch
    with writing(bfstats) as connection:
        connection.execute(
            """
            create trigger broken before insert on player_map_stats
            begin select raise(abort, 'broken on purpose'); end
            """
        )
    site.add("unlucky")
    wait_until(lambda: watch.other_lines() != [])
    watch.pause()
    assert has_landed(bfstats, "unlucky")
    with writing(bfstats) as connection:
        connection.execute("drop trigger broken")
    wait_until(lambda: is_in(bfstats, "unlucky") and len(troubles(watch)) > 1)
    (_, reason), *_ = told = troubles(watch)
    assert told == [("began", reason), ("over", reason)]
    assert re.match("dbt run failed: .*player_map_stats.*broken on purpose", reason)


def test_a_source_that_goes_and_comes_back_is_told_of_once(bfstats: Bfstats, site: Site) -> None:
    site.go()
    with watching(bfstats, site.source, "--every", "1") as watch:
        wait_until(lambda: len(watch.said()) > 0)
        watch.pause()
        site.come_back()
        wait_until(lambda: len(troubles(watch)) > 1)
        site.go()
        wait_until(lambda: len(troubles(watch)) > 2)
        watch.pause()
        site.come_back()
        site.add("after")
        wait_until(lambda: is_in(bfstats, "after"))
        watch.stop()
    reason = f"127.0.0.1:{site.address.port}/site: Connection refused"
    assert troubles(watch) == [("began", reason), ("over", reason)] * 2
    assert "s3cret" not in "".join(watch.said())
    failed = bfstats.rows("select name from runs where kind = 'load' and error = ?", reason)
    assert 1 <= len(failed) <= 2 * len(SOURCE_TABLES)


@pytest.mark.parametrize("kind", ["clickhouse", "chdb"])
def test_another_sites_rounds_do_not_land(
    kind: str, new_bfstats: Bfstats, site: Site, tmp_path: Path
) -> None:
    """It is told once; `watch` tries again, as `env` or the source may be mended."""
    new_bfstats.sync(site.source)
    before = new_bfstats.rows(LANDED_PLAYERS)
    other = Site(tmp_path / "other")
    other.add("somebody else")
    source = other.source
    if kind == "chdb":
        other.go()
        source = f"chdb:{other.engine}?database=site"
    with watching(new_bfstats, source, "--every", "1") as watch:
        wait_until(lambda: watch.said() != [])
        watch.pause()
        watch.stop()
    other.go()
    ((_, reason),) = troubles(watch)
    assert "/site has none of" in reason or "?database=site has none of" in reason
    assert "sync --adopt-source" in reason
    assert "s3cret" not in reason
    assert new_bfstats.rows(LANDED_PLAYERS) == before


@pytest.mark.parametrize(
    ("source", "arguments", "exit_status", "text"),
    [
        ("", [], 2, "BFSTATS_SOURCE is not set"),
        ("mysql://host/site", [], 1, "BFSTATS_SOURCE is not a source"),
        ("parquet:.", ["--every", "0"], 2, "--every"),
    ],
)
def test_wrong_usage_is_told_at_once(
    new_bfstats: Bfstats, source: str, arguments: list[str], exit_status: int, text: str
) -> None:
    with watching(new_bfstats, source, *arguments) as watch:
        assert watch.end() == exit_status
    assert text in watch.said()[-1]
    assert not new_bfstats.database.exists()


def test_another_programs_database_is_left_alone(new_bfstats: Bfstats) -> None:
    with closing(sqlite3.connect(new_bfstats.database)) as connection:
        connection.execute("create table theirs (number)")
    with watching(new_bfstats, "parquet:.") as watch:
        assert watch.end() == 1
    (line,) = watch.said()
    assert "another program's database" in line
