"""The pages at full size: how fast, how large, beside Datasette, and while the tables change."""

from __future__ import annotations

import gzip
import hashlib
import random
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from itertools import product
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

from benchmarks import measure
from benchmarks.bench import Figures
from benchmarks.reading import Page, choose_pages
from tests.support.datasette import datasette_on
from tests.support.site_tables import PROJECT_ROOT
from torture.process import environment
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

BOARD_VISITS, BOARD_CLIENTS = 4_000, 4
CLIENTS, REQUESTS = 50, 10_000
LONGEST_ANSWER_SECONDS = 60

_BOARDS = """
select server_guid, period, ranking_type, max(ranked_players)
from server_leaderboard_entries
where rank = 1
group by 1, 2, 3
"""
_DATASETTE_BOARD = "a_server_s_page_server_leaderboard_entries"


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
    """Per page milliseconds and bytes; requests a second; what a full rebuild does to both."""
    database = folder / "serving.db"
    shutil.copyfile(folder / "tables.db", database)
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
        pages = choose_pages(connection, as_of)
        visits = choose_boards(connection)
    with _served(database) as address:
        found: Figures = {"pages": _pages(address, pages)}
    with _served(database, "--workers", "2") as address:
        ours = _per_second(address, [_our_board(*board) for board in visits])
    with datasette_on(database, database.with_suffix(".metadata.json")) as address:
        theirs = _per_second(address, [_their_board(database, *board) for board in visits])
    found["boards_per_second"] = {"ours": ours, "datasette": theirs}
    with _served(database, "--workers", "2") as address, _rebuilt(database):
        found["while_rebuilt"] = _pages(address, pages)
    with _served(database, "--workers", "2") as address, _rebuilt(database):
        found["many_clients"] = _many_clients(address, pages)
    say(f"serving: {found}")
    return found


def choose_boards(connection: sqlite3.Connection) -> list[tuple[str, str, str]]:
    """A board for each visit: that of a thousand players is looked at a thousand times as often."""
    boards = connection.execute(_BOARDS).fetchall()
    visits = random.Random(0).choices(boards, [board[-1] for board in boards], k=BOARD_VISITS)
    return [board[:-1] for board in visits]


def _path_of(name: str, page: Page) -> str:
    path, parameters = ADDRESSES[name]
    renamed = {"first_letters": "text"}
    query = urlencode({renamed.get(one, one): page[one] for one in parameters})
    return f"{path}?{query}" if query else path


def _pages(address: str, pages: Sequence[Page]) -> Figures:
    """Each page is made anew: a parameter that nobody reads makes another question of it."""
    client = Client(address)
    found: Figures = {}
    for name in ADDRESSES:
        answers = []
        for number, (turn, page) in enumerate(product(("first", "second"), pages)):
            path = _path_of(name, page)
            answer = client.get(f"{path}{'&' if '?' in path else '?'}turn={number}")
            if answer.status != 200:
                raise measure.BenchmarkError(f"{path} was answered {answer.status}")
            if turn == "second":
                answers.append(answer)
        found[name] = {
            **measure.percentiles([answer.seconds for answer in answers]),
            "most_bytes": max(len(answer.body) for answer in answers),
        }
    return found


def _our_board(server: str, period: str, ranking_type: str) -> str:
    asked = {"server_guid": server, "period": period, "ranking_type": ranking_type}
    return f"/api/server/board?{urlencode({**asked, 'limit': 100})}"


def _their_board(database: Path, server: str, period: str, ranking_type: str) -> str:
    asked = {"server_guid": server, "period": period, "ranking_type": ranking_type}
    query = urlencode({**asked, "_shape": "array"})
    return f"/{quote(database.stem)}/{_DATASETTE_BOARD}.json?{query}"


def _per_second(address: str, paths: Sequence[str]) -> float:
    """Requests a second of a few clients, after a tenth of all."""
    parts = [paths[start::BOARD_CLIENTS] for start in range(BOARD_CLIENTS)]

    def ask(part: Sequence[str]) -> None:
        client = Client(address)
        for path in part:
            answer = client.get(path)
            if answer.status != 200:
                raise measure.BenchmarkError(f"{path} was answered {answer.status}")

    with ThreadPoolExecutor(BOARD_CLIENTS) as pool:
        list(pool.map(ask, [part[: len(part) // 10] for part in parts]))
        began = time.perf_counter()
        list(pool.map(ask, [part[len(part) // 10 :] for part in parts]))
        seconds = time.perf_counter() - began
    return len(paths) * 0.9 / seconds


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


@contextmanager
def _rebuilt(database: Path) -> Iterator[None]:
    """`dbt run --full-refresh`, again and again, in a process of its own."""
    is_over = threading.Event()
    troubles: list[BaseException] = []

    def rebuild() -> None:
        while not is_over.is_set():
            try:
                measure.dbt(database, "--full-refresh")
            except measure.BenchmarkError as error:
                troubles.append(error)
                return

    thread = threading.Thread(target=rebuild)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()
    if troubles:
        raise troubles[0]


@contextmanager
def _served(database: Path, *options: str) -> Iterator[str]:
    """The pages' address, until the end of the block."""
    with subprocess.Popen(
        [sys.executable, "-m", "serve", "--port", "0", *options],
        cwd=PROJECT_ROOT,
        env={**environment(), "BFSTATS_DB": str(database)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stderr is not None  # noqa: S101 - for the type alone
            line = process.stderr.readline().strip()
            if " on http" not in line:
                raise measure.BenchmarkError(f"the pages do not listen: {line}")
            yield line.rpartition(" on ")[2]
        finally:
            process.terminate()
            process.communicate()
