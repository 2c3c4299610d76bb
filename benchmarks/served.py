"""The pages in a process of their own, while a block runs, and a file that is rebuilt meanwhile."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from benchmarks import measure
from tests.support.site_tables import PROJECT_ROOT
from torture.process import environment


class Served(NamedTuple):
    """Who answers, and where."""

    address: str
    process_id: int


@contextmanager
def served(database: Path, *options: str) -> Iterator[Served]:
    """The pages, until the end of the block."""
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
            yield Served(line.rpartition(" on ")[2], process.pid)
        finally:
            process.terminate()
            process.communicate()


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
