"""`python -m tests.lint_sql`: sqlfluff over all SQL, with both branches of `is_incremental()`.

The pages' queries are not dbt's, and are read as they stand. Their columns come in the order in
which a page shows them.

What sqlfluff reads is what dbt compiles, which depends on the database: without tables the branch
for the whole history, with tables that the project has built the branch for an increment.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from dbt.cli.main import dbtRunner

from extract.database.connection import open_database
from tests.support.parsed import SILENT, keep_parsed_for
from tests.support.site_tables import PROJECT_ROOT

SQLFLUFF = Path(sys.executable).with_name("sqlfluff")
QUERIES = PROJECT_ROOT / "serve" / "queries"
DISABLED = "because it is disabled"
AS_THEY_STAND = ("--templater=raw", "--disregard-sqlfluffignores", "--exclude-rules=ST06")


def incremental_models(project: Path) -> list[Path]:
    """The models that have two branches."""
    models = (project / "models").rglob("*.sql")
    return sorted(path for path in models if "is_incremental()" in path.read_text())


def build_empty(project: Path, folder: Path) -> None:
    """Build all tables of the project in `folder`, from no rows. Raises `SystemExit`."""
    database = folder / "bfstats.db"
    database.touch()  # a file that was not there would go again without a row
    with open_database(database):
        pass
    places = ["--project-dir", project, "--profiles-dir", project, "--log-path", folder]
    build = ["build", "--resource-type", "seed", "--resource-type", "model"]
    os.environ.update(_environment(folder))
    done = dbtRunner().invoke([*SILENT, *build, *map(str, places)])
    if not done.success:
        nodes = getattr(done.result, "results", [])
        raise SystemExit(str(done.exception or [node.message for node in nodes if node.message]))


def start(
    project: Path, folder: Path, paths: Sequence[Path], options: Sequence[str] = ()
) -> subprocess.Popen[str]:
    """Start sqlfluff on paths of the project, with the database of a folder."""
    return subprocess.Popen(
        [SQLFLUFF, "lint", "--quiet", *options, *paths],
        cwd=project,
        env={**os.environ, **_environment(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def is_clean(started: subprocess.Popen[str]) -> bool:
    """Whether sqlfluff has read every file and has nothing to say; what it says is printed.

    A file that dbt cannot compile is skipped with a warning, and sqlfluff ends with 0. Models of
    other engines are disabled here.
    """
    output, _ = started.communicate()
    lines = [line for line in output.splitlines() if not line.rstrip().endswith(DISABLED)]
    print(*lines, sep="\n", end="\n" if lines else "")
    return started.returncode == 0 and "Skipped file" not in "".join(lines)


def lint(project: Path, paths: Sequence[Path], increments: Sequence[Path]) -> bool:
    """Whether sqlfluff has nothing to say of the paths, nor of these models' increments."""
    whole, increment = (project / "target" / "lint" / name for name in ("whole", "increment"))
    for folder in (whole, increment):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        keep_parsed_for(folder / "bfstats.db", folder)
    started = [start(project, whole, paths), start(project, whole, [QUERIES], AS_THEY_STAND)]
    build_empty(project, increment)
    started.append(start(project, increment, increments))
    are_clean = [is_clean(one) for one in started]  # each, so that all are read to their end
    return all(are_clean)


def _environment(folder: Path) -> dict[str, str]:
    return {"BFSTATS_DB": str(folder / "bfstats.db"), "DBT_TARGET_PATH": str(folder)}


if __name__ == "__main__":
    sys.exit(not lint(PROJECT_ROOT, [PROJECT_ROOT], incremental_models(PROJECT_ROOT)))
