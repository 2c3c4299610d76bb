"""Pages for a crowd, while rounds and samples come in and every writer is at work."""

from __future__ import annotations

import json
import random
import threading
import time
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlencode

from tests.extract.fillable_sites import Sample
from tests.schedule.test_collisions import (
    DBT_QUIET,
    ROUNDS_AT_FIRST,
    LiveSite,
    command,
    ended,
    live_site,
    recent_crowd,
    started,
)
from tests.support.commands import Bfstats
from tests.support.parsed import keep_parsed_for
from torture.beside import running, watch_until
from torture.crowd import FRONT_PAGE, Client, Seen, crowd
from torture.process import FaultsError
from torture.report import Report, say
from torture.served import served

ROUNDS_AT_ONCE = 5
SECONDS_BETWEEN_ROUNDS = 0.5
WORKERS = "2"
WRITERS = {
    "refresh": command("-m", "extract", "refresh", "--wait", "600"),
    "full refresh": f"{DBT_QUIET} run --full-refresh",
}
"""What a minute does, and what takes longest; each again and again, beside `watch`."""

RUNS = 3
"""So often each has to come to its end, however many requests that takes."""


@dataclass
class _Writers:
    """All that changes the file, in loops of their own, until it is over."""

    live: LiveSite
    bfstats: Bfstats
    is_over: threading.Event = field(default_factory=threading.Event)
    runs: dict[str, int] = field(default_factory=lambda: dict.fromkeys(WRITERS, 0))
    troubles: list[str] = field(default_factory=list)

    def receive(self) -> None:
        """Rounds come in, and every half second each server is sampled."""
        luck = random.Random(0)
        late = recent_crowd()[ROUNDS_AT_FIRST:]
        while not self.is_over.wait(SECONDS_BETWEEN_ROUNDS):
            now = int(time.time())
            rounds, late = late[:ROUNDS_AT_ONCE], late[ROUNDS_AT_ONCE:]
            if rounds:
                self.live.site.receive(row._replace(created_at=now) for row in rounds)
            samples = [Sample(now, f"server-{one}", luck.randrange(64)) for one in (1, 2, 3)]
            self.live.client.insert(
                "server_online_counts", samples, column_names=list(Sample._fields)
            )

    def watch(self) -> None:
        """Keep `watch` running, and end it as an operator does."""
        status, output = watch_until(self.is_over, self.bfstats, self.live.site.source)
        if status:
            self.troubles.append(f"watch: {status}: {output}")

    def repeat(self, name: str) -> None:
        """Type a command again and again."""
        while not self.is_over.is_set():
            line = {name: WRITERS[name]}
            with started(line, self.bfstats, self.live.site.source, name) as processes:
                ((status, output),) = ended(processes).values()
            self.runs[name] += 1
            if status:
                self.troubles.append(f"{name}: {status}: {output}")


def torture_pages(report: Report, folder: Path, clients: int, requests: int) -> None:
    """Ask and write at once, and add up what the clients saw."""
    bfstats = Bfstats(folder)
    first, *others = recent_crowd()
    with live_site(folder) as live:
        live.receive([first._replace(final_kills=6000), *others[:ROUNDS_AT_FIRST]], days_ago=2)
        bfstats.sync(live.site.source)
        bfstats.build()
        keep_parsed_for(bfstats.database, bfstats.folder)  # before two threads would at once
        writers = _Writers(live, bfstats)
        with served(bfstats.database, "--workers", WORKERS) as (address, _):
            paths = _paths(address)
            works = [partial(writers.repeat, name) for name in WRITERS]
            with running([writers.receive, writers.watch, *works], writers.is_over):
                seen = Seen()
                while len(seen.seconds) < requests or min(writers.runs.values()) < RUNS:
                    seen = crowd(address, paths, clients, clients * len(paths) // 10, seen)
                    if seen.errors or writers.troubles:
                        break
    say(f"writers: {writers.runs}")
    *_, p95 = quantiles(seen.seconds, n=20)
    report.add(
        "pages",
        requests=len(seen.seconds),
        clients=clients,
        addresses=len(paths),
        states=seen.states,
        p95_milliseconds=1000 * p95,
        errors=len(seen.errors),
        torn=len(seen.torn),
        **{f"runs of {name}": count for name, count in writers.runs.items()},
    )
    for problem in (*seen.errors[:3], *seen.torn[:3], *writers.troubles[:3]):
        report.expect(False, problem)
    report.expect(seen.states > 2, "the tables did not change while the crowd asked")


def _paths(address: str) -> list[str]:
    """The front page often, and every kind of page and data of what is there."""
    client = Client(address)

    def rows(path: str) -> list[dict[str, str]]:
        answer = client.get(path)
        if answer.status != 200:
            raise FaultsError(f"{path}: {answer.status}")
        found: list[dict[str, str]] = json.loads(answer.page)["rows"]
        return found

    servers = [{"server_guid": one["server_guid"]} for one in rows("/api/servers")]
    maps = [{"map_name": one["map_name"]} for one in rows("/api/maps")]
    of = urlencode(servers[0])
    players = [{"player_name": one["player_name"]} for one in rows("/api/search?text=a")][:20]
    rounds = [
        {**servers[0], "round_id": one["round_id"]} for one in rows(f"/api/server/rounds?{of}")
    ][:20]
    kinds = {
        "server": servers, "player": players, "map": maps, "round": rounds,
        "api/server": servers, "api/player": players, "api/player/ranks": players,
        "api/server/rounds": servers, "api/map/players": maps,
    }  # fmt: skip
    others = [f"/{kind}?{urlencode(one)}" for kind, several in kinds.items() for one in several]
    mixed = [path for one in others for path in (FRONT_PAGE, one)]
    return [*mixed, "/maps", "/api/servers", "/api/games"]
