"""Answers that are kept: of one state of the file, for a language, within a size."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from fastapi.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from serve.database import Database
from serve.kept import BYTES_OF_OBJECTS, Kept
from serve.language import read_languages
from tests.serve.demo import Demo


def kept_answers(database: Database, asked: list[str], **options: int) -> TestClient:
    """An application of answers of 1,000 bytes, which notes what it was asked."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        asked.append(scope["path"])
        if scope["path"] == "/slow" and "/meanwhile" not in asked:
            with closing(sqlite3.connect(database.path)) as connection, connection:
                connection.execute("update servers set players_online = 1")
            await kept({**scope, "path": "/meanwhile"}, receive, ignore)
        start = {"type": "http.response.start", "status": 200, "headers": [(b"etag", b"1")]}
        await send(start)
        await send({"type": "http.response.body", "body": b"x" * 1000})

    async def ignore(_message: Message) -> None:
        pass

    kept = Kept(app, database, read_languages("", None), **options)
    return TestClient(kept)


def test_what_is_kept_has_a_size(demo: Demo) -> None:
    asked: list[str] = []
    database = Database(demo.database)
    client = kept_answers(database, asked, most_bytes=2 * BYTES_OF_OBJECTS + 2500)
    for path in ("/1", "/2", "/1", "/3", "/2", "/1"):
        assert client.get(path).content == b"x" * 1000
    assert asked == ["/1", "/2", "/3", "/2", "/1"]
    for path in ("/1", f"/1?{'y' * 1000}", "/1", "/2"):  # an address takes room, too
        client.get(path)
    assert asked[5:] == ["/1", "/1", "/2"]
    database.close()


def test_an_answer_is_kept_once_for_all_who_read_its_language(demo: Demo) -> None:
    asked: list[str] = []
    database = Database(demo.database)
    client = kept_answers(database, asked)
    for wanted in ("de", "de-AT, en;q=0.5", "de;q=0.9", "en", "fr, en", ""):
        client.get("/1", headers={"Accept-Language": wanted})
    assert asked == ["/1", "/1"]
    database.close()


def test_an_answer_of_a_state_that_is_past_is_not_kept(database: Path) -> None:
    asked: list[str] = []
    reader = Database(database)
    client = kept_answers(reader, asked)
    for path in ("/slow", "/slow", "/slow", "/meanwhile"):
        client.get(path)
    assert asked == ["/slow", "/meanwhile", "/slow"]
    reader.close()
