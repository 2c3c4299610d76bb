"""A crowd looks at the pages while the file changes: every answer is one, and of one state."""

from __future__ import annotations

import random
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlencode

from extract.demo.cast import SERVERS
from torture.crowd import FRONT_PAGE, crowd, sums_of_front_page
from torture.served import served

CLIENTS, REQUESTS = 10, 300
SECONDS_BETWEEN_STATES = 0.002
OTHERS = [
    "/api/servers",
    "/api/games",
    f"/server?{urlencode({'server_guid': SERVERS[0].guid})}",
    f"/api/server?{urlencode({'server_guid': SERVERS[0].guid})}",
]


@contextmanager
def changed(database: Path) -> Iterator[None]:
    """As a run does: other numbers and the watermark of another moment in one transaction."""
    is_over = threading.Event()

    def change() -> None:
        luck = random.Random(0)
        with closing(sqlite3.connect(database, timeout=60)) as connection:
            connection.execute(
                "pragma synchronous = off"
            )  # so that states follow each other closely
            while not is_over.wait(SECONDS_BETWEEN_STATES):
                with connection:
                    connection.execute(
                        "update model_watermarks set as_of = datetime(as_of, '1 second')"
                    )
                    connection.execute(
                        "update servers set players_online = players_online + ?",
                        (luck.randrange(1, 9),),
                    )

    writer = threading.Thread(target=change)
    writer.start()
    try:
        yield
    finally:
        is_over.set()
        writer.join()


def test_no_answer_fails_and_none_is_of_two_states(database: Path) -> None:
    paths = [path for other in OTHERS for path in (FRONT_PAGE, other)]
    with served(database, "--workers", "2") as (address, _), changed(database):
        seen = crowd(address, paths, CLIENTS, REQUESTS)
    assert len(seen.seconds) == REQUESTS
    assert (seen.errors, seen.torn) == ([], [])
    assert seen.states > 30


def test_a_front_page_of_two_states_is_noticed() -> None:
    page = (
        '<span class="big">1,012</span><p class="games"><a>x</a> <strong>1,000</strong> · '
        '<strong>12</strong></p><td class="number now">1,011</td><td class="number now">–</td>'
    )
    assert sums_of_front_page(page) == (1012, 1012, 1011)
