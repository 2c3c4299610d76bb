"""`sync` in a process of its own, for a source that one process must not open again and again.

Each time that embedded ClickHouse is closed, it leaves five threads and a dozen open files behind
(chdb 4.4): a process that opens it every few seconds comes to the end of its files in minutes.
"""

import os
import subprocess
import sys
from collections.abc import Sequence

from extract.config import PROJECT_ROOT
from extract.errors import SourceError
from extract.machine.lock import HANDED_DOWN
from extract.machine.time_limit import ends_with_us

_PREFIX = "bfstats: "


def sync_elsewhere(tables: Sequence[str], lock_descriptor: int) -> None:
    """Land what is new in one or all of the source tables, under the lock that is handed down.

    Passes warnings on. Raises `SourceError` with the line that a failed sync ends with.
    """
    only = ["--table", *tables] if len(tables) == 1 else []
    process = subprocess.Popen(  # noqa: S603 - the command is this program's own
        [sys.executable, "-m", "extract", "sync", *only],
        cwd=PROJECT_ROOT,
        env={**os.environ, HANDED_DOWN: str(lock_descriptor)},
        pass_fds=[lock_descriptor],
        start_new_session=True,  # Ctrl-C is for the caller, who finishes what is in hand
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process, ends_with_us(process.pid):
        _, lines = process.communicate()
    said = [line for line in lines.splitlines() if line.startswith(_PREFIX)]
    if process.returncode:
        reason = said[-1].removeprefix(_PREFIX) if said else f"exit status {process.returncode}"
        raise SourceError(f"sync failed: {reason}")
    for warning in said:
        print(warning, file=sys.stderr)
