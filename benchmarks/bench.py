"""What all measurements share: the sites behind one server, and a folder to work in."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

import click
from clickhouse_connect.driver.client import Client

from benchmarks import measure
from benchmarks.site import Site, Size
from tests.marts.arrivals import time_text
from tests.support.clickhouse_server import ServerAddress, server_process
from torture.process import ZONE
from torture.report import say

Figures = dict[str, Any]
SMALL, FULL, DEEP = "small", "full", "deep"
"""A tenth of the players and servers; the whole site; that tenth with the whole site's rounds."""


@dataclass(frozen=True)
class Bench:
    """The sites of one run, by name, and where their SQLite files lie."""

    folder: Path
    server: ServerAddress
    sites: dict[str, Site]
    repeats: int

    @property
    def as_of(self) -> str:
        """Where the history of every site ends, as dbt takes it."""
        return time_text(self.sites[FULL].end_epoch)

    @contextmanager
    def client(self, database: str = FULL) -> Iterator[Client]:
        """A client of the engine, for queries on one site."""
        with closing(self.server.client(database=database)) as connected:
            yield connected

    def source(self, site: str) -> str:
        """The site's address as `BFSTATS_SOURCE` takes it."""
        return self.server.source_url(site)

    def landed(self, site: str) -> Path:
        """The file with the whole site landed, and with dbt's seeds; made at the first call."""
        database = self.folder / f"{site}.db"
        if not database.exists():
            sync = measure.extract(database, self.source(site), "sync")
            once(self.folder, f"sync_{site}", lambda: asdict(sync))
            seed(database)
        return database

    def first_sync(self) -> Figures:
        """Seconds and memory of the sync that landed the whole site."""
        self.landed(FULL)
        return Figures(once(self.folder, f"sync_{FULL}", dict))

    def built(self, site: str) -> Path:
        """The same with every table as of the history's end."""
        database = self.landed(site)
        measure.dbt(database, as_of=self.as_of)
        return database


def seed(database: Path) -> None:
    """Load dbt's seeds."""
    measure.run(
        [measure.DBT, "seed", "--target-path", str(database.with_suffix(".target"))],
        database.with_suffix(".out"),
        BFSTATS_DB=str(database),
    )


folder_option = click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Work in this folder, leave everything there, and go on from what it has."
    "  [default: a temporary one]",
)
"""For the commands: the folder that `once` keeps its figures in."""


@contextmanager
def open_bench(
    folder: Path,
    full: Size,
    seed: int,
    repeats: int,
    chosen: Collection[str] = (SMALL, FULL, DEEP),
) -> Iterator[Bench]:
    """Make the three sites, or those chosen, unless the folder has them, and serve them."""
    folder.mkdir(parents=True, exist_ok=True)
    sizes = {
        SMALL: full.times(rounds=0.1, others=0.1),
        FULL: full,
        DEEP: full.times(others=0.1),
    }
    end_epoch = once(folder, "end_epoch", lambda: int(time.time()) // 3600 * 3600)
    sites = {
        name: Site(name, size, seed, end_epoch) for name, size in sizes.items() if name in chosen
    }
    with server_process(
        folder / "engine", username="reader", password="s3cr t/%", environment=ZONE
    ) as server:
        bench = Bench(folder, server, sites, repeats)
        for name, site in sites.items():
            once(folder, f"site_{name}", partial(make, bench, site))
        yield bench


def make(bench: Bench, site: Site) -> int:
    """Make a site in the engine."""
    with closing(bench.server.client()) as client:
        site.make(client)
    say(f"made the site {site.database}: {site.size}")
    return site.size.rounds


def once(folder: Path, name: str, find: Callable[[], Any]) -> Any:
    """What was found in this folder before, or is found now, and kept."""
    file = folder / f"{name}.json"
    if not file.exists():
        file.write_text(json.dumps(find()))
    return json.loads(file.read_text())
