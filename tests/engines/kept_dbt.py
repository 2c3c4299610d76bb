"""dbt in a process that is kept running: it imports and parses once, not for each command.

The process reads commands from standard input, a line each, and says of each what went wrong. It
may have other packages than the tests have, and a test may kill it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

from extract.config import PROJECT_ROOT

QUIET = ["--log-level", "none", "--log-level-file", "none", "--no-write-json"]
GONE = "dbt is gone"


class KeptDbt:
    """dbt for one target, in a project, while the `with` block runs."""

    def __init__(
        self, python: Path, target: str, project: Path, environment: Mapping[str, str]
    ) -> None:
        self._process = subprocess.Popen(
            [python, "-m", "tests.engines.kept_dbt", target],
            cwd=project,
            env={**os.environ, **environment, "PYTHONPATH": str(PROJECT_ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def run(self, *arguments: str) -> str:
        """Run a command, and return its errors: '' where it succeeded, `GONE` after a kill."""
        self.begin(*arguments)
        assert self._process.stdout is not None
        answer = self._process.stdout.readline()
        return str(json.loads(answer)) if answer else GONE

    def begin(self, *arguments: str) -> None:
        """Begin to run a command."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(arguments) + "\n")
        self._process.stdin.flush()

    def kill(self) -> None:
        """Kill it, whatever it does, and wait until it is gone."""
        self._process.kill()
        self._process.wait()


def main(target: str) -> None:
    """Run commands in the folder of the project, until standard input ends."""
    from dbt.cli.main import dbtRunner
    from dbt.contracts.graph.manifest import Manifest

    import extract.warm_dbt.quick_dbt  # noqa: F401 - so that it waits less
    from tests.support.listener import Listener

    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    parsed = dbtRunner().invoke([*QUIET, "parse", "--target", target])
    assert isinstance(parsed.result, Manifest), str(parsed.exception)
    for line in sys.stdin:
        errors: list[str] = []

        def note(event: Any, errors: list[str] = errors) -> None:
            if event.info.level == "error":
                errors.append(event.info.msg)

        runner = dbtRunner(parsed.result, [Listener(note, hears_debug=False)])
        done = runner.invoke([*QUIET, *json.loads(line), "--target", target])
        failure = "" if done.success else "\n".join([*errors, str(done.exception)])
        answers.write(json.dumps(failure) + "\n")
        answers.flush()


if __name__ == "__main__":
    main(sys.argv[1])
