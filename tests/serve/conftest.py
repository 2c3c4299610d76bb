"""One site for all tests of the pages, built once for all processes, and an application."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from serve.app import make_app
from serve.settings import Settings
from tests.serve.demo import Demo, make_demo
from tests.support.parsed import FOLDER_VARIABLE

MakeClient = Callable[..., TestClient]


@pytest.fixture(scope="session")
def demo() -> Demo:
    """The site; nobody changes it."""
    folder = Path(os.environ[FOLDER_VARIABLE]) / "serve"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return make_demo(folder)


@pytest.fixture(scope="session")
def client(demo: Demo) -> Iterator[TestClient]:
    """The application over the site at the moment of it, called in this process."""
    with TestClient(make_app(Settings(demo.database), clock=lambda: demo.now)) as client:
        yield client


@pytest.fixture
def database(demo: Demo, tmp_path: Path) -> Path:
    """A copy of the file, for a test that changes it."""
    return Path(shutil.copy(demo.database, tmp_path / "bfstats.db"))


@pytest.fixture
def make_client(demo: Demo) -> Iterator[MakeClient]:
    """Makes an application with settings of the test's own, at the site's moment or hours later."""
    made: list[TestClient] = []

    def make(database: Path, hours_later: int = 0, **settings: Any) -> TestClient:
        now = demo.now + hours_later * 3600
        client = TestClient(make_app(Settings(database, **settings), clock=lambda: now))
        made.append(client)
        return client

    yield make
    for client in made:
        client.close()
