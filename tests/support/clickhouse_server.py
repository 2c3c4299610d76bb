"""A loopback HTTP server in front of an embedded ClickHouse (chDB).

With it clickhouse-connect's real HTTP client meets a real engine. It answers as ClickHouse does:
``SELECT`` streamed block by block, ``INSERT ... FORMAT`` with the rows in the body, statements,
parameters and settings from the URL, passwords checked, errors as text with a status and an
exception code. On request an answer goes wrong: see ``Fault``.

A process holds one engine folder at a time: while a server of this process runs, every other chDB
client of the process must use the same folder. ``server_process`` runs the server in a process of
its own, in any time zone.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

import clickhouse_connect
from clickhouse_connect.driver.client import Client

from tests.support.clickhouse_http import HOST, HttpServer
from tests.support.engine import (
    AUTHENTICATION_FAILED,
    ClickHouseError,
    Sessions,
    connect,
)
from tests.support.faults import FaultHook
from tests.support.profiles import Profile, write_users


@dataclass(frozen=True)
class ServerAddress:
    """Where a server listens, and whom it lets in."""

    port: int
    username: str
    password: str

    def source_url(self, database: str, password: str | None = None) -> str:
        """The address as ``BFSTATS_SOURCE`` takes it, with the right password or another."""
        secret = self.password if password is None else password
        user_and_secret = f"{quote(self.username, safe='')}:{quote(secret, safe='')}"
        return f"clickhouse://{user_and_secret}@{HOST}:{self.port}/{quote(database, safe='')}"

    def client(self, **options: Any) -> Client:
        """A connected HTTP client; ``options`` are those of ``clickhouse_connect.get_client``."""
        credentials = {"username": self.username, "password": self.password}
        return clickhouse_connect.get_client(
            host=HOST, port=self.port, **{**credentials, **options}
        )


class ClickHouseServer:
    """The server, running while the ``with`` block does.

    ``fault`` is asked before each statement, and may be set at any time. ``statements`` are those
    received so far. ``path`` is what a reverse proxy has in front of ClickHouse's own paths: others
    are not found. ``profile`` is the user's, on top of which comes what a client says: a profile
    can forbid to change one of ``constants``, or to set one of ``positives`` to 0. With a
    ``certificate``, a file that holds its key, too, it speaks TLS. A server that ``keeps_sessions``
    has temporary tables for as long as their session is named.
    """

    def __init__(
        self,
        directory: Path,
        *,
        username: str = "default",
        password: str = "",
        port: int = 0,
        certificate: Path | None = None,
        constants: Iterable[str] = (),
        positives: Iterable[str] = (),
        keeps_sessions: bool = False,
    ) -> None:
        self.sessions = Sessions(directory) if keeps_sessions else None
        self.fault: FaultHook | None = None
        self.statements: list[str] = []
        self.path = ""
        self.profile = Profile()
        self._constants, self._positives = tuple(constants), tuple(positives)
        self.directory = directory
        self.stopping = threading.Event()
        self._http = HttpServer((HOST, port), self)
        if certificate is not None:
            self._http.encrypt(certificate)
        self._thread: threading.Thread | None = None
        self.address = ServerAddress(self._http.server_port, username, password)

    def __enter__(self) -> Self:
        try:
            # Held open so that the engine outlives the connections of single requests.
            self._engine = self._started()
        except RuntimeError:
            self._http.server_close()
            raise
        asked = self._engine.query("SELECT timezone()", "TabSeparatedRaw")
        self.time_zone = asked.bytes().decode().strip()
        self._serve()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stopping.set()
        self.stop_listening()
        self._http.server_close()
        if self.sessions is not None:
            self.sessions.close()
        self._engine.close()

    def _started(self) -> Any:
        if not self._constants:
            return connect(self.directory)
        with TemporaryDirectory() as folder:
            users = write_users(Path(folder), self._constants, self._positives)
            return connect(self.directory, users)

    def stop_listening(self) -> None:
        """Close all connections, and refuse others until ``listen``."""
        if self._thread is not None:
            self._http.shutdown()
            self._thread.join()
            self._thread = None
            self._http.socket.close()
            self._http.close_connections()

    def listen(self) -> None:
        """Let clients connect again, at the same port."""
        if self._thread is None:
            self._http.reopen()
            self._serve()

    def _serve(self) -> None:
        self._thread = threading.Thread(
            target=self._http.serve_forever, kwargs={"poll_interval": 0.02}
        )
        self._thread.start()

    def authenticate(self, username: str, password: str) -> None:
        """Raises ClickHouseError where they are not the server's."""
        if (username, password) != (self.address.username, self.address.password):
            raise ClickHouseError(
                f"Code: {AUTHENTICATION_FAILED}. DB::Exception: {username}: Authentication failed: "
                "password is incorrect, or there is no user with such name. (AUTHENTICATION_FAILED)"
            )


@contextmanager
def server_process(
    directory: Path,
    *,
    username: str = "default",
    password: str = "",
    port: int = 0,
    environment: Mapping[str, str] | None = None,
    keeps_sessions: bool = False,
) -> Iterator[ServerAddress]:
    """A server in a process of its own, which ends with the block or with this process.

    ``port`` 0 takes a free one. ``environment`` is added to this process's:
    ``{"TZ": "Asia/Kathmandu"}`` gives the engine that zone. Raises RuntimeError where the server
    does not start; what it says is on standard error.
    """
    command = [sys.executable, "-m", "tests.support.clickhouse_server", str(directory)]
    with subprocess.Popen(
        [
            *(*command, "--username", username, "--password", password, "--port", str(port)),
            *(["--keeps-sessions"] if keeps_sessions else []),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, **(environment or {})},
        cwd=Path(__file__).parents[2],
        text=True,
    ) as process:
        # Leaving Popen's block closes the pipe that the server waits on, and then waits for it.
        assert process.stdout is not None
        first_line = process.stdout.readline()
        if not first_line:
            raise RuntimeError(f"The ClickHouse server over {directory} did not start.")
        yield ServerAddress(json.loads(first_line)["port"], username, password)


def main() -> None:
    """Serve a folder until standard input ends; the first line of output names the port."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("directory", type=Path, help="the engine's folder; made if missing")
    parser.add_argument("--port", type=int, default=0, help="0, the default, takes a free one")
    parser.add_argument("--username", default="default")
    parser.add_argument("--password", default="")
    parser.add_argument("--keeps-sessions", action="store_true")
    options = parser.parse_args()
    with ClickHouseServer(
        options.directory,
        username=options.username,
        password=options.password,
        port=options.port,
        keeps_sessions=options.keeps_sessions,
    ) as server:
        sys.stdout.write(json.dumps({"port": server.address.port}) + "\n")
        sys.stdout.flush()
        sys.stdin.read()


if __name__ == "__main__":
    main()
