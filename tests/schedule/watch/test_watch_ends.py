"""`watch` ends when it is told to: with its work done, or at once."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from extract.machine.lock import exclusive
from tests.schedule.watch.running import (
    Site,
    Watch,
    has_landed,
    is_at_work,
    is_in,
    watching,
    writing,
)
from tests.support.commands import Bfstats
from tests.support.waiting import PATIENCE_SECONDS, wait_until


def is_running(pid: str) -> bool:
    return Path("/proc", pid).exists()


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
