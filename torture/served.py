"""The pages in a process of their own, while a block runs."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.support.site_tables import PROJECT_ROOT
from torture.process import FaultsError, environment


class Served(NamedTuple):
    """Who answers, and where."""

    address: str
    process_id: int


@contextmanager
def served(database: Path, *options: str) -> Iterator[Served]:
    """The pages, until the end of the block. Raises `FaultsError` where they do not begin."""
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
            assert process.stderr is not None
            line = process.stderr.readline().strip()
            if " on http" not in line:
                raise FaultsError(f"the pages do not listen: {line}")
            yield Served(line.rpartition(" on ")[2], process.pid)
        finally:
            process.terminate()
            process.communicate()
