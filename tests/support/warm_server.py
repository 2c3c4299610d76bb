"""What the server of `tests/support/warm.py` imports and keeps for the commands it becomes."""

from __future__ import annotations

import atexit
import gc
import logging
import os
import threading
from importlib import import_module

for _name in [name for name in os.environ if name.startswith(("BFSTATS_", "DBT_", "OTEL_"))]:
    del os.environ[_name]

# Else what dbt imports puts one there that prints every library's warnings, which `extract` alone
# does not have.
logging.getLogger().addHandler(logging.NullHandler())

import click  # noqa: E402
from dbt.cli.main import cli as dbt_cli  # noqa: E402 - it reads the environment

from extract.cli import cli as extract_cli  # noqa: E402
from tests.support.parsed import project_manifest  # noqa: E402

for _name in ("chdb", "clickhouse", "parquet"):
    import_module(f"extract.sources.{_name}")
for _name in extract_cli.list_commands(click.Context(extract_cli)):
    extract_cli.get_command(click.Context(extract_cli), _name)

_MANIFEST = project_manifest()
assert threading.active_count() == 1, "a thread is not in what is forked"
gc.freeze()
# What is frozen at the end, DuckDB reports as leaks on standard error.
atexit.register(gc.unfreeze)


def dbt(arguments: list[str]) -> None:
    """Be `dbt`, with the project parsed, and exit."""
    dbt_cli(arguments, obj={"manifest": _MANIFEST})


def extract(arguments: list[str]) -> None:
    """Be `python -m extract`, and exit."""
    extract_cli(arguments, prog_name="python -m extract")
