"""Datasette, the real one, with the configuration that ships."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.support.site_tables import PROJECT_ROOT

READY = "Uvicorn running on "


@contextmanager
def datasette_on(
    database: Path, configuration: Path, queries: Mapping[str, str] | None = None
) -> Iterator[str]:
    """Its address, while the block runs; the file `configuration` is written for it.

    queries: SQL by name, to be canned beside those of the configuration.
    """
    made = subprocess.run(
        [sys.executable, "-m", "serve.datasette"],
        cwd=PROJECT_ROOT,
        env={"BFSTATS_DB": str(database)},
        capture_output=True,
        check=True,
    )
    metadata = json.loads(made.stdout)
    canned = metadata["databases"][database.stem]["queries"]
    canned.update({name: {"sql": sql} for name, sql in (queries or {}).items()})
    configuration.write_text(json.dumps(metadata))
    options = ["--port", "0", "--host", "127.0.0.1", "--metadata", str(configuration)]
    with subprocess.Popen(
        [sys.executable, "-m", "datasette", "serve", str(database), *options],
        stdout=subprocess.DEVNULL,  # a line a request
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        try:
            yield next(
                line.partition(READY)[2].split()[0] for line in process.stderr if READY in line
            )
        finally:
            process.terminate()
