"""Many clients at once that look at each answer: is it one, and is all of it of one state?"""

from __future__ import annotations

import gzip
import hashlib
import re
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

LONGEST_ANSWER_SECONDS = 60
FRONT_PAGE = "/"
_TOTAL = re.compile(r'class="big">([\d,]+)<')
_GAMES = re.compile(r'<p class="games">(.*?)</p>', re.DOTALL)
_OF_A_GAME = re.compile(r"<strong>([\d,]+)</strong>")
_OF_A_SERVER = re.compile(r'class="number now">([\d,]+)<')


@dataclass
class Answer:
    """What came for one request; the body as it was sent, compressed if it is not small."""

    seconds: float
    status: int
    tag: str
    is_compressed: bool
    body: bytes

    @property
    def page(self) -> bytes:
        """The body itself."""
        return gzip.decompress(self.body) if self.is_compressed else self.body


@dataclass
class Client:
    """One connection that is kept."""

    address: str
    _connection: HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        parts = urlsplit(self.address)
        assert parts.hostname is not None
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

    def close(self) -> None:
        """Ask nothing more."""
        self._connection.close()


@dataclass
class Seen:
    """What all clients saw.

    errors: what was no answer, or not 200. torn: pages that were not of one state: two bodies under
    one tag, or a front page whose sums are not the sums of what it shows.
    """

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    torn: list[str] = field(default_factory=list)
    _bodies: dict[tuple[str, str], bytes] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def states(self) -> int:
        """How many states of the file were seen, by their tags."""
        return len({tag for _, tag in self._bodies})

    def look(self, path: str, answer: Answer) -> None:
        """Keep what is wrong with an answer."""
        if answer.status != 200:
            self.fail(f"{path}: {answer.status}")
            return
        page = answer.page
        digest = hashlib.sha256(page).digest()
        with self._lock:
            self.seconds.append(answer.seconds)
            known = self._bodies.setdefault((path, answer.tag), digest)
        if known != digest:
            self.torn.append(f"{path}: another page under the same tag, {answer.tag}")
        if path == FRONT_PAGE and len(set(sums := sums_of_front_page(page.decode()))) > 1:
            self.torn.append(f"{path}: players in all, of games, of servers: {sums}")

    def fail(self, error: str) -> None:
        """Keep what was no answer."""
        self.errors.append(error)


def sums_of_front_page(page: str) -> tuple[int, int, int]:
    """Players now: of the site, the sum of the games', the sum of the servers'.

    Three selects make them, and a writer may come between any two.
    """
    (total,) = _TOTAL.findall(page)
    (games,) = _GAMES.findall(page)
    return (
        _number(total),
        sum(map(_number, _OF_A_GAME.findall(games))),
        sum(map(_number, _OF_A_SERVER.findall(page))),
    )


def crowd(
    address: str, paths: Sequence[str], clients: int, requests: int, seen: Seen | None = None
) -> Seen:
    """So many clients, each on a connection of its own and on a walk of its own over the paths.

    seen: what an earlier crowd saw, to be added to.
    """
    seen = seen or Seen()

    def ask(first: int) -> None:
        with closing(Client(address)) as client:
            for number in range(requests // clients):
                path = paths[(first * 37 + number) % len(paths)]
                try:
                    seen.look(path, client.get(path))
                except (OSError, HTTPException) as error:
                    seen.fail(f"{path}: {error!r}")
                    return

    with ThreadPoolExecutor(clients) as pool:
        list(pool.map(ask, range(clients)))
    return seen


def _number(text: str) -> int:
    return int(text.replace(",", ""))
