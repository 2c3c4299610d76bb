"""`python -m extract watch`: a round is in the tables in seconds, beside whatever else runs."""

from __future__ import annotations

import shlex
import signal
import sys
import time
from calendar import timegm
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median

import pytest

from extract.machine.lock import exclusive
from extract.warm_dbt.runs import WarmDbt
from tests.marts.warehouse import copy_project
from tests.schedule.test_ping import Switch
from tests.schedule.watch.running import (
    LANDED,
    MINUTE,
    Site,
    Watch,
    has_landed,
    is_in,
    runs,
    watching,
    writing,
)
from tests.support.collector import Collector
from tests.support.commands import DBT, Bfstats
from tests.support.parsed import keep_parsed_for
from tests.support.waiting import PATIENCE_SECONDS, wait_until

INSERTIONS = 10
SECONDS_BETWEEN_INSERTIONS = 1.1
FEW_THREADS = 20


def came_back(site: Site) -> bool:
    """Whether the site's server could start: not while another process has its folder."""
    try:
        site.come_back()
    except RuntimeError:
        return False
    return True


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
        site.add_sample("last server")
        wait_until(lambda: bfstats.rows(as_of) > before[0] and len(runs(bfstats)) > before[1])
        watch.process.send_signal(signal.SIGINT)
        assert watch.end() == 0
    assert set(runs(bfstats)) == {("minutely", 0, 1)}
    assert watch.other_lines() == []
    wholes = {
        request[0].name
        for request in collector.requests
        if "dbt server_online_counts" in [span.name for span in request]
        and all(span.parent_id == request[0].span_id for span in request[1:])
    }
    assert wholes == {"cadence minutely"}


def test_it_gives_way_to_other_runs(bfstats: Bfstats, site: Site, watch: Watch) -> None:
    """A run that waits for the lock gets it, however short the pauses between two steps."""
    with exclusive(bfstats.database, PATIENCE_SECONDS):
        site.add("beside 0")
        watch.pause()
        assert not has_landed(bfstats, "beside 0")
    log = bfstats.folder / "cadences.log"
    target = str(bfstats.folder / "target_of_the_cadence")
    keep_parsed_for(bfstats.database, Path(target))
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
    project = copy_project(new_bfstats.folder / "project")
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
