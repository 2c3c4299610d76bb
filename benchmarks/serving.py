"""The pages at full size: how fast, how large, beside Datasette, and while the tables change."""

from __future__ import annotations

import gzip
import hashlib
import shutil
import sqlite3
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from itertools import product
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from benchmarks import measure
from benchmarks.asking import processor_seconds
from benchmarks.bench import Figures
from benchmarks.boards import measure_boards
from benchmarks.reading import Page, choose_pages
from benchmarks.served import Served, rebuilt, served
from torture.report import say

ADDRESSES = {
    "front": ("/", ()),
    "server": ("/server", ("server_guid", "period", "ranking_type")),
    "player": ("/player", ("player_name",)),
    "map": ("/map", ("map_name",)),
    "maps": ("/maps", ()),
    "round": ("/round", ("server_guid", "round_id")),
    "game": ("/game", ("game", "period", "ranking_type")),
    "compare": ("/compare", ("player_name", "other_player_name")),
    "search": ("/search", ("first_letters",)),
}
"""Each page's path, and the parameters that it takes of those that `choose_pages` chooses."""

CLIENTS, REQUESTS = 50, 10_000
LONGEST_ANSWER_SECONDS = 60


@dataclass
class Answer:
    """What came for one request; the body as it was sent, compressed if it is not small."""

    seconds: float
    status: int
    tag: str
    is_compressed: bool
    body: bytes

    @property
    def digest(self) -> bytes:
        """Of the page itself: compressing the same page a second later makes other bytes."""
        page = gzip.decompress(self.body) if self.is_compressed else self.body
        return hashlib.sha256(page).digest()


@dataclass
class Client:
    """One connection that is kept."""

    address: str
    _connection: HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        parts = urlsplit(self.address)
        assert parts.hostname is not None  # noqa: S101 - for the type alone
        self._connection = HTTPConnection(
            parts.hostname, parts.port, timeout=LONGEST_ANSWER_SECONDS
        )

    def get(self, path: str) -> Answer:
        """One answer, whole."""
        began = time.perf_counter()
        self._connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = self._connection.getresponse()
        body = answer.read()
        seconds = time.perf_counter() - began
        headers = answer.headers
        is_compressed = headers.get("Content-Encoding") == "gzip"
        return Answer(seconds, answer.status, headers.get("ETag", ""), is_compressed, body)


def measure_serving(folder: Path, as_of: str) -> Figures:
    """Per page milliseconds and bytes, before, during and after a full rebuild; boards as JSON."""
    database = folder / "serving.db"
    shutil.copyfile(folder / "tables.db", database)
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
        pages = choose_pages(connection, as_of)
    found: Figures = {"boards": measure_boards(database)}
    with served(database) as one:
        found["pages"] = measure_each(one, pages)
        with rebuilt(database):
            found["while_rebuilt"] = measure_each(one, pages)
        found["after"] = measure_each(one, pages)
    with served(database, "--workers", "2") as (address, _), rebuilt(database):
        found["many_clients"] = _many_clients(address, pages)
    say(f"serving: {found}")
    return found


def _path_of(name: str, page: Page) -> str:
    path, parameters = ADDRESSES[name]
    renamed = {"first_letters": "text"}
    query = urlencode({renamed.get(one, one): page[one] for one in parameters})
    return f"{path}?{query}" if query else path


def measure_each(pages_of: Served, pages: Sequence[Page]) -> Figures:
    """Each page is made anew: a parameter that nobody reads makes another question of it.

    By the clock, and of the server's processor, which does not depend on what else is running.
    """
    client = Client(pages_of.address)
    found: Figures = {}
    for name in ADDRESSES:
        answers, processor = [], []
        for number, (turn, page) in enumerate(product(("first", "second"), pages)):
            path = _path_of(name, page)
            before = processor_seconds(pages_of.process_id)
            answer = client.get(f"{path}{'&' if '?' in path else '?'}turn={number}")
            if answer.status != 200:
                raise measure.BenchmarkError(f"{path} was answered {answer.status}")
            if turn == "second":
                answers.append(answer)
                processor.append(processor_seconds(pages_of.process_id) - before)
        found[name] = {
            **measure.percentiles([answer.seconds for answer in answers]),
            "processor": measure.percentiles(processor),
            "most_bytes": max(len(answer.body) for answer in answers),
        }
    return found


def _many_clients(address: str, pages: Sequence[Page]) -> Figures:
    """Errors, and pages that were not of one state: two bodies under one tag."""
    paths = [_path_of(name, page) for page in pages for name in ADDRESSES]
    lock = threading.Lock()
    bodies: dict[tuple[str, str], bytes] = {}
    torn: set[tuple[str, str]] = set()
    errors: list[str] = []
    seconds: list[float] = []

    def ask(first: int) -> None:
        client = Client(address)
        for number in range(REQUESTS // CLIENTS):
            path = paths[(first * 37 + number) % len(paths)]
            try:
                answer = client.get(path)
            except (OSError, HTTPException) as error:
                errors.append(f"{path}: {error!r}")
                return
            digest = answer.digest
            with lock:
                seconds.append(answer.seconds)
                if answer.status != 200:
                    errors.append(f"{path}: {answer.status}")
                elif bodies.setdefault((path, answer.tag), digest) != digest:
                    torn.add((path, answer.tag))

    with ThreadPoolExecutor(CLIENTS) as pool:
        list(pool.map(ask, range(CLIENTS)))
    return {
        **measure.percentiles(seconds),
        "requests": len(seconds),
        "states": len({tag for _, tag in bodies}),
        "errors": len(errors),
        "first_error": errors[0] if errors else "",
        "torn": len(torn),
    }
