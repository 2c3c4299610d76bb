"""The pages at full size: how fast, how large, beside Datasette, and while the tables change."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import count, product
from pathlib import Path
from urllib.parse import urlencode

from benchmarks import measure
from benchmarks.asking import processor_seconds_of_threads
from benchmarks.bench import Figures
from benchmarks.boards import measure_boards
from benchmarks.landing import copy
from benchmarks.reading import Page, choose_pages
from torture.crowd import Client, crowd
from torture.report import say
from torture.served import Served, served

ADDRESSES = {
    "front": ("/", ()),
    "server": ("/server", ("server_guid", "period", "ranking_type")),
    "player": ("/player", ("player_name",)),
    "map": ("/map", ("map_name",)),
    "maps": ("/maps", ()),
    "hours": ("/hours", ()),
    "round": ("/round", ("server_guid", "round_id")),
    "game": ("/game", ("game", "period", "ranking_type")),
    "compare": ("/compare", ("player_name", "other_player_name")),
    "search": ("/search", ("first_letters",)),
}
"""Each page's path, and the parameters that it takes of those that `choose_pages` chooses."""

CLIENTS, REQUESTS = 50, 10_000


def measure_serving(folder: Path, as_of: str) -> Figures:
    """Per page milliseconds and bytes, before, during and after a full rebuild; boards as JSON."""
    database = folder / "serving.db"
    copy(folder / "tables.db", database)
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
        pages = choose_pages(connection, as_of)
    found: Figures = {"boards": measure_boards(database)}
    questions = count()
    with served(database) as one:
        found["pages"] = measure_each(one, pages, questions)
        with rebuilt(database):
            found["while_rebuilt"] = measure_each(one, pages, questions)
        found["after"] = measure_each(one, pages, questions)
    with served(database, "--workers", "2") as (address, _), rebuilt(database):
        found["many_clients"] = _many_clients(address, pages)
    say(f"serving: {found}")
    return found


def _path_of(name: str, page: Page) -> str:
    path, parameters = ADDRESSES[name]
    renamed = {"first_letters": "text"}
    query = urlencode({renamed.get(one, one): page[one] for one in parameters})
    return f"{path}?{query}" if query else path


def measure_each(pages_of: Served, pages: Sequence[Page], questions: count[int]) -> Figures:
    """Each page is made anew: a parameter that nobody reads makes another question of it, also
    where the state is still that of the last time.

    By the clock, and of the server's processor, which does not depend on what else is running.
    """
    client = Client(pages_of.address)
    found: Figures = {}
    for name in ADDRESSES:
        answers, processor = [], []
        for turn, page in product(("first", "second"), pages):
            path = _path_of(name, page)
            before = processor_seconds_of_threads(pages_of.process_id)
            answer = client.get(f"{path}{'&' if '?' in path else '?'}question={next(questions)}")
            if answer.status != 200:
                raise measure.BenchmarkError(f"{path} was answered {answer.status}")
            if turn == "second":
                answers.append(answer)
                processor.append(processor_seconds_of_threads(pages_of.process_id) - before)
        found[name] = {
            **measure.percentiles([answer.seconds for answer in answers]),
            "processor": measure.percentiles(processor),
            "most_bytes": max(len(answer.body) for answer in answers),
        }
    return found


def _many_clients(address: str, pages: Sequence[Page]) -> Figures:
    """Errors, and pages that were not of one state."""
    seen = crowd(
        address, [_path_of(name, page) for page in pages for name in ADDRESSES], CLIENTS, REQUESTS
    )
    return {
        **measure.percentiles(seen.seconds),
        "requests": len(seen.seconds),
        "states": seen.states,
        "errors": len(seen.errors),
        "first_error": seen.errors[0] if seen.errors else "",
        "torn": len(seen.torn),
    }


@contextmanager
def rebuilt(database: Path) -> Iterator[None]:
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
