"""`python -m extract watch`: a round is in the tables in seconds, and nothing disturbs that."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from calendar import timegm
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import pytest

from extract.database.connection import open_database
from extract.errors import LockHeldError
from extract.machine.lock import exclusive
from extract.marts.warm_dbt import WarmDbt
from extract.sources.columns import SOURCE_TABLES
from tests.extract.fillable_sites import played
from tests.oracle.history import insert_rows
from tests.schedule.test_ping import Switch
from tests.support.clickhouse_server import ServerAddress, server_process
from tests.support.collector import Collector
from tests.support.commands import DBT, Bfstats
from tests.support.parsed import keep_parsed_for
from tests.support.site_tables import PROJECT_ROOT, create_site_tables
from tests.support.waiting import PATIENCE_SECONDS, wait_until

PLAYER_TABLES = (
    "player_stats_lifetime",
    "player_server_stats",
    "player_map_stats",
    "player_daily_stats",
    "player_milestones",
    "player_best_scores",
)
INSERTIONS = 10
SECONDS_BETWEEN_INSERTIONS = 1.1
MINUTE = 60
FEW_THREADS = 20
LANDED = re.compile(
    r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) landed \d+ rounds?, \d+ samples?; tables in (\d+\.\d\d) s"
)
WATCH = """
from extract.commands.watch import watch
import extract.jobs.watch
extract.jobs.watch.MINUTE = {}
watch()
"""
"""`python -m extract watch`, with a minute of so many seconds."""
TROUBLE = re.compile(r"(bfstats: )?\d{4}-\d\d-\d\d \d\d:\d\d:\d\d (?(1)|over: )(.+)")


class Site:
    """A ClickHouse server that can go, and come back at the same address."""

    def __init__(self, folder: Path, database: str = "site") -> None:
        self.engine = folder / "engine"
        self._database = database
        self._running = ExitStack()
        self.address = self._start(0)
        with self.address.client() as client:
            create_site_tables(client, database)

    @property
    def source(self) -> str:
        return self.address.source_url(self._database)

    def _start(self, port: int) -> ServerAddress:
        return self._running.enter_context(
            server_process(self.engine, password="s3cret", port=port)
        )

    def come_back(self) -> None:
        self._start(self.address.port)

    def go(self) -> None:
        self._running.close()

    def add_sample(self, server: str) -> None:
        now = int(time.time())
        sample = f"fromUnixTimestamp({now}), '{server}', 'A server', 4, 'Berlin', 'bf1942'"
        with self.address.client() as client:
            client.command(f"insert into {self._database}.server_online_counts select {sample}")

    def add(self, player: str) -> None:
        """A round that ended just now and puts the player into every player table."""
        now = int(time.time())
        row = played(
            player,
            final_kills=6000,
            round_start_time=now - 600,
            round_end_time=now - 1,
            created_at=now,
        )
        with self.address.client() as client:
            insert_rows(client, [row], f"{self._database}.player_rounds")


@dataclass(frozen=True)
class Watch:
    """A running `watch`, and what it has said."""

    process: subprocess.Popen[bytes]
    bfstats: Bfstats
    runs_before: int

    @property
    def said_path(self) -> Path:
        return self.bfstats.folder / "said"

    def begin(self) -> None:
        """Wait until its first step has built the tables."""
        wait_until(lambda: len(runs(self.bfstats)) > self.runs_before)

    def said(self) -> list[str]:
        return self.said_path.read_text().splitlines()

    def other_lines(self) -> list[str]:
        """What it said besides what landed."""
        return [line for line in self.said() if not LANDED.fullmatch(line)]

    def end(self) -> int:
        """Its exit status, which it must come to by itself."""
        return self.process.wait(PATIENCE_SECONDS)

    def stop(self) -> None:
        self.process.terminate()
        assert self.end() == 0, self.said()

    def pause(self, seconds: float = 2.0) -> None:
        """Let it take some steps (of a second each); it must not end."""
        with pytest.raises(subprocess.TimeoutExpired):
            self.process.wait(seconds)


@pytest.fixture(scope="module")
def bfstats(tmp_path_factory: pytest.TempPathFactory) -> Bfstats:
    """One file for those tests that need not begin with none: dbt then starts sooner."""
    return Bfstats(tmp_path_factory.mktemp("bfstats"))


@pytest.fixture
def new_bfstats(tmp_path: Path) -> Bfstats:
    """No file yet."""
    return Bfstats(tmp_path)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site with one player, Al."""
    site = Site(tmp_path_factory.mktemp("site"))
    site.add("Al")
    yield site
    site.go()


@contextmanager
def watching(
    bfstats: Bfstats, source: str, *arguments: str, minute: int = MINUTE, **environment: str
) -> Iterator[Watch]:
    """A `watch` that is started in the test's own folder."""
    own = {
        "PYTHONPATH": str(PROJECT_ROOT),
        "BFSTATS_DB": str(bfstats.database),
        "BFSTATS_SOURCE": source,
    }
    keep_parsed_for(bfstats.database, PROJECT_ROOT / "target" / "watch")
    runs_before = len(runs(bfstats))
    with (bfstats.folder / "said").open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-c", WATCH.format(minute), *arguments],
            cwd=bfstats.folder,
            env={**os.environ, **own, **environment},
            stderr=said,
        )
    try:
        yield Watch(process, bfstats, runs_before)
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def watch(bfstats: Bfstats, site: Site) -> Iterator[Watch]:
    """A `watch` that steps every second, and has built the tables."""
    with watching(bfstats, site.source, "--every", "1") as running:
        running.begin()
        yield running


def runs(bfstats: Bfstats) -> list[tuple[object, ...]]:
    """Its runs as a cadence."""
    try:
        return bfstats.rows(
            "select name, exit_status, started_at <= finished_at from runs where kind = 'cadence'"
        )
    except sqlite3.OperationalError:
        return []


def is_in(bfstats: Bfstats, player: str, *tables: str) -> bool:
    """Whether the player is in all of these tables, or in every player table."""
    found = [f"select 1 from {table} where player_name = ?1" for table in tables or PLAYER_TABLES]
    try:
        return bool(bfstats.rows(f"select 1 where exists ({') and exists ('.join(found)})", player))
    except sqlite3.OperationalError:
        return False


def has_landed(bfstats: Bfstats, player: str) -> bool:
    return is_in(bfstats, player, "landing_player_rounds")


def came_back(site: Site) -> bool:
    """Whether the site's server could start: not while another process has its folder."""
    try:
        site.come_back()
    except RuntimeError:
        return False
    return True


def is_at_work(bfstats: Bfstats) -> bool:
    try:
        with exclusive(bfstats.database, 0):
            return False
    except LockHeldError:
        return True


def is_running(pid: str) -> bool:
    return Path("/proc", pid).exists()


def troubles(watch: Watch) -> list[tuple[str, str]]:
    """What it said besides what landed: each trouble when it began, and when it was over."""
    found = []
    for line in watch.other_lines():
        match = TROUBLE.fullmatch(line)
        assert match, line
        found.append(("over" if match[1] is None else "began", match[2]))
    return found


@contextmanager
def writing(bfstats: Bfstats) -> Iterator[sqlite3.Connection]:
    """A transaction that keeps other writers waiting while the block runs, without the lock."""
    with open_database(bfstats.database) as connection:
        connection.execute("begin immediate")
        yield connection
        connection.execute("commit")


def test_a_round_is_in_every_player_table_within_seconds(new_bfstats: Bfstats, site: Site) -> None:
    """Rounds come at all moments between two steps.

    Each is in the tables by the first step that begins after it came: that is by the second that
    ends from then on. How many seconds that takes depends on what else the machine does.
    """
    waiting: dict[str, tuple[float, int]] = {}
    seconds: list[float] = []
    steps: list[int] = []
    with (
        Switch() as switch,
        watching(new_bfstats, site.source, BFSTATS_PING_MINUTELY=switch.url("minutely")) as watch,
    ):
        watch.begin()
        switch.timeout = 0
        start = time.monotonic()
        while len(seconds) < INSERTIONS:
            switch.handle_request()
            number = len(seconds) + len(waiting)
            if number < min(INSERTIONS, (time.monotonic() - start) / SECONDS_BETWEEN_INSERTIONS):
                site.add(f"player {number}")
                waiting[f"player {number}"] = (time.monotonic(), len(watch.said()))
            said = len(watch.said())
            for player in [player for player in waiting if is_in(new_bfstats, player)]:
                came_at, said_before = waiting.pop(player)
                seconds.append(time.monotonic() - came_at)
                steps.append(said - said_before)
            assert time.monotonic() - start < PATIENCE_SECONDS, watch.said()
            time.sleep(0.02)
        minutes = (time.monotonic() - start) / MINUTE
        watch.stop()
    landed = [LANDED.fullmatch(line) for line in watch.said()]
    assert 1 < len(landed) <= 1 + INSERTIONS
    assert all(landed), watch.said()
    print(f"in all tables after {median(seconds):.2f} s, at most {max(seconds):.2f} s")
    assert max(steps) <= 2, (steps, watch.said())

    said_at = time.strptime(watch.said()[-1][:19], "%Y-%m-%d %H:%M:%S")
    assert abs(timegm(said_at) - time.time()) < MINUTE
    assert set(runs(new_bfstats)) == {("minutely", 0, 1)}
    assert len(switch.heard) == len(runs(new_bfstats)) <= 1 + minutes


def test_once_a_minute_it_does_what_the_minutely_cadence_does(bfstats: Bfstats, site: Site) -> None:
    """With a minute of two seconds."""
    as_of = "select max(as_of) from model_watermarks"
    counted = "select 1 from server_online_counts where server_guid = 'later server'"
    with (
        Collector() as collector,
        watching(
            bfstats,
            site.source,
            *("--every", "1"),
            minute=2,
            OTEL_EXPORTER_OTLP_ENDPOINT=collector.endpoint,
        ) as watch,
    ):
        watch.begin()
        site.add_sample("later server")
        wait_until(lambda: bfstats.rows(counted) != [])
        before = bfstats.rows(as_of), len(runs(bfstats))
        wait_until(lambda: bfstats.rows(as_of) > before[0] and len(runs(bfstats)) > before[1])
        watch.process.send_signal(signal.SIGINT)
        assert watch.end() == 0
    assert set(runs(bfstats)) == {("minutely", 0, 1)}
    assert watch.other_lines() == []
    (whole,) = (
        request[0].name
        for request in collector.requests
        if "dbt server_online_counts" in [span.name for span in request]
        and all(span.parent_id == request[0].span_id for span in request[1:])
    )
    assert whole == "cadence minutely"


@contextmanager
def slow(bfstats: Bfstats) -> Iterator[None]:
    """Each row of one table takes some tenths of a second to be written."""
    with writing(bfstats) as connection:
        connection.execute(
            """
            create view a_while as
            with recursive counter(number) as (
                select 1 union all select number + 1 from counter where number < 5000000
            )
            select count(*) as number from counter
            """
        )
        connection.execute(
            """
            create trigger slow before insert on player_best_scores
            begin select number from a_while; end
            """
        )
    yield
    with writing(bfstats) as connection:
        connection.execute("drop trigger slow")
        connection.execute("drop view a_while")


def test_between_steps_it_holds_nothing_and_stops_at_once(bfstats: Bfstats, site: Site) -> None:
    with watching(bfstats, site.source, "--every", "100000") as watch:
        watch.begin()
        wait_until(lambda: not is_at_work(bfstats))
        process = Path("/proc", str(watch.process.pid))
        children: list[str] = []
        if process.exists():
            held = [str(link.readlink()) for link in (process / "fd").iterdir()]
            assert not [path for path in held if path.startswith(str(bfstats.database))]
            children = (process / "task" / process.name / "children").read_text().split()
        watch.stop()
        wait_until(lambda: not any(map(is_running, children)))
    assert not is_at_work(bfstats)


def test_a_landing_in_hand_is_finished(bfstats: Bfstats, site: Site, watch: Watch) -> None:
    with ExitStack() as lock:
        lock.enter_context(exclusive(bfstats.database, PATIENCE_SECONDS))
        site.add("landing")
        with writing(bfstats):
            lock.close()
            wait_until(lambda: is_at_work(bfstats))
            watch.process.terminate()
            watch.pause()
            assert not has_landed(bfstats, "landing")
    assert watch.end() == 0
    assert is_in(bfstats, "landing")


def test_a_building_in_hand_is_finished(bfstats: Bfstats, site: Site, watch: Watch) -> None:
    with slow(bfstats):
        site.add("building")
        wait_until(lambda: has_landed(bfstats, "building"))
        watch.process.terminate()
        assert not is_in(bfstats, "building")
        assert watch.end() == 0
    assert is_in(bfstats, "building")


def test_a_second_ctrl_c_ends_it(bfstats: Bfstats, site: Site, watch: Watch) -> None:
    with slow(bfstats):
        site.add("interrupted")
        wait_until(lambda: has_landed(bfstats, "interrupted"))
        watch.process.send_signal(signal.SIGINT)
        watch.pause(0.5)
        watch.process.send_signal(signal.SIGINT)
        assert watch.end() == -signal.SIGINT
    assert not is_in(bfstats, "interrupted")


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


def test_it_gives_way_to_other_runs(bfstats: Bfstats, site: Site, watch: Watch) -> None:
    """A run that waits for the lock gets it, however short the pauses between two steps."""
    with exclusive(bfstats.database, PATIENCE_SECONDS):
        site.add("beside 0")
        watch.pause()
        assert not has_landed(bfstats, "beside 0")
    log = bfstats.folder / "cadences.log"
    target = str(bfstats.folder / "target_of_the_cadence")
    run = ["-c", DBT, "--quiet", "run", "--selector", "hourly", "--target-path", target]
    patience = ["--wait", str(PATIENCE_SECONDS)]
    hourly = ["cadence", "hourly", shlex.join([sys.executable, *run]), *patience]
    with ThreadPoolExecutor() as threads:
        runs = [
            threads.submit(bfstats.extract, site.source, *hourly, "--log", str(log)),
            threads.submit(bfstats.dbt, "run"),
        ]
        added = 1
        while not all(run.done() for run in runs):
            site.add(f"beside {added}")
            added += 1
            time.sleep(0.5)
        done = [run.result() for run in runs]
    assert [(run.returncode, run.stderr) for run in done] == [(0, "")] * 2, log.read_text()
    wait_until(lambda: all(is_in(bfstats, f"beside {number}") for number in range(added)))
    assert watch.other_lines() == []
    assert "database is locked" not in log.read_text() + "".join(run.stdout for run in done)


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


def test_embedded_clickhouse_is_left_to_others_between_steps(new_bfstats: Bfstats) -> None:
    """It leaves some thirty threads in whoever opens it, and more each time: not in `watch`."""
    site = Site(new_bfstats.folder, "default")
    site.add("inside")
    site.go()
    with watching(new_bfstats, f"chdb:{site.engine}", "--every", "1", minute=1) as watch:
        watch.begin()
        assert is_in(new_bfstats, "inside")
        wait_until(lambda: came_back(site))
        site.add("outside")
        site.go()
        wait_until(lambda: is_in(new_bfstats, "outside"))
        tasks = Path("/proc", str(watch.process.pid), "task")
        assert not tasks.exists() or len(list(tasks.iterdir())) < FEW_THREADS
        watch.stop()
    assert watch.other_lines() == []


def test_a_project_is_parsed_again_when_it_was_edited(
    new_bfstats: Bfstats, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = new_bfstats.folder / "project"
    for folder in ("macros", "models", "seeds", "tests/data_tests"):
        shutil.copytree(PROJECT_ROOT / folder, project / folder)
    for file in PROJECT_ROOT.glob("*.yml"):
        shutil.copy(file, project)
    new_bfstats.sync(site.source)
    monkeypatch.setenv("BFSTATS_DB", str(new_bfstats.database))
    dbt = WarmDbt("watch", project)
    dbt.parse()
    with writing(new_bfstats) as connection:
        connection.execute("delete from player_milestone_thresholds")
    dbt.parse()
    assert new_bfstats.rows("select * from player_milestone_thresholds") == []
    (project / "seeds" / "player_milestone_thresholds.csv").write_text("milestone\n5999\n")
    dbt.parse()
    assert new_bfstats.rows("select * from player_milestone_thresholds") == [(5999,)]


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
