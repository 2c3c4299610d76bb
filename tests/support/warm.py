"""The project's commands in processes that begin warm: all is imported, and the project is parsed.

A server imports dbt and `extract`, parses the project, and forks itself for each command. So a
command has a process, an environment and open files of its own, without the cost of a start.
"""

from __future__ import annotations

import json
import multiprocessing
import multiprocessing.forkserver
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import chdir
from functools import cache
from multiprocessing.context import ForkServerContext
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support.site_tables import PROJECT_ROOT

START_OTHERS = {"cadence", "demo", "watch"}
"""Commands of `extract` that start processes themselves: these begin cold, as for a person."""

DECIDED_BY_PYTHON = ("PYTHON", "LC_", "LANG")
"""What the variables begin with that Python reads when it starts."""


def can_begin_warm(arguments: Sequence[str], environment: Mapping[str, str]) -> bool:
    """Whether `extract` does the same if Python was started before it was known what to do."""
    return not START_OTHERS.intersection(arguments) and not any(
        name.startswith(DECIDED_BY_PYTHON) for name in environment
    )


def is_parsed_for(arguments: Sequence[str]) -> bool:
    """Whether dbt would parse the project as the server did: only `as_of` shapes nothing then."""
    if "--vars" not in arguments:
        return True
    variables = json.loads(arguments[arguments.index("--vars") + 1])
    return set(variables) <= {"as_of"}


def run(
    program: str, arguments: Sequence[str], environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run `dbt` or `extract` from the project's root, with this environment, without input."""
    with TemporaryDirectory(prefix="bfstats-warm-") as folder:
        outputs = [Path(folder, name) for name in ("stdout", "stderr")]
        process = _server().Process(
            target=_become, args=(program, list(arguments), dict(environment), outputs)
        )
        process.start()
        process.join()
        exit_status = process.exitcode
        process.close()
        assert exit_status is not None
        texts = [path.read_text() if path.exists() else "" for path in outputs]
    return subprocess.CompletedProcess([program, *arguments], exit_status, *texts)


@cache
def _server() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.support.warm_server"])
    # It finds the module to import from where it is started.
    with chdir(PROJECT_ROOT):
        multiprocessing.forkserver.ensure_running()
    return context


def _become(
    program: str, arguments: list[str], environment: dict[str, str], outputs: list[Path]
) -> None:
    from tests.support import warm_server

    os.chdir(PROJECT_ROOT)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    for descriptor, path in enumerate([Path(os.devnull), *outputs]):
        opened = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        os.dup2(opened, descriptor)
        os.close(opened)
    sys.stdin = open(0, closefd=False)  # noqa: SIM115 - the descriptor is replaced, not owned
    {"dbt": warm_server.dbt, "extract": warm_server.extract}[program](arguments)
