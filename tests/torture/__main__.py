"""`python -m tests.torture`: the long runs; `make torture` runs `backfill` at full size."""

from __future__ import annotations

import json
import random
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import click

from tests.support.clickhouse_server import server_process
from tests.torture.compare import differing_rows, rows_of, unaccounted_loads
from tests.torture.process import Extract, Run
from tests.torture.site import DATABASE, ENDS, make_site

BACKFILL = ["backfill", "all", "--as-of", ENDS]
BATCH_SIZES = (1_000, 10_000, 50_000, 250_000, 1_000_000)

rounds_option = click.option("--rounds", type=int, default=3_800_000, show_default=True)
server_hours_option = click.option("--server-hours", type=int, default=4_300_000, show_default=True)
seed_option = click.option("--seed", type=int, default=1942, show_default=True)


@click.group()
def cli() -> None:
    """Try to break bfstats on a generated site behind HTTP. Results are JSON, a line each."""


@cli.command()
@rounds_option
@server_hours_option
@seed_option
@click.option("--kills", type=int, default=20, show_default=True)
def backfill(rounds: int, server_hours: int, seed: int, kills: int) -> None:
    """Backfill undisturbed and with kill -9 at random moments: the same tables, and no drift."""
    with _site(rounds, server_hours, seed) as (source, folder):
        undisturbed, killed = folder / "undisturbed.db", folder / "killed.db"
        whole = _succeed(Extract(source, undisturbed), *BACKFILL)
        _tell("backfill", rows=rows_of(undisturbed), bytes=undisturbed.stat().st_size)
        _succeed(Extract(source, undisturbed), "reconcile")
        luck = random.Random(seed)
        deaths = 0
        while deaths < kills:
            moment = luck.uniform(0, 2 * whole.seconds / kills)
            run = Extract(source, killed).run(*BACKFILL, kill_after_seconds=moment)
            _say(f"killed after {run.seconds:.1f} s (exit status {run.exit_status})")
            if run.exit_status < 0:
                deaths += 1
            else:
                _remove(killed)
        _succeed(Extract(source, killed), *BACKFILL)
        _succeed(Extract(source, killed), "reconcile")
        differences = differing_rows(undisturbed, killed)
        unaccounted = unaccounted_loads(killed)
        _tell("kills", deaths=deaths, differing_rows=differences, unaccounted_loads=unaccounted)
        if any(differences.values()) or unaccounted:
            sys.exit(1)


@cli.command("archive")
@rounds_option
@server_hours_option
@seed_option
@click.option("--kills", type=int, default=5, show_default=True)
def archive_command(rounds: int, server_hours: int, seed: int, kills: int) -> None:
    """Archive, with kill -9 at random moments, and rebuild from the archive: the same tables."""
    with _site(rounds, server_hours, seed) as (source, folder):
        live, rebuilt, archive = folder / "live.db", folder / "rebuilt.db", folder / "archive"
        _succeed(Extract(source, live), *BACKFILL)
        luck = random.Random(seed)
        for _ in range(kills):
            seconds = luck.uniform(0, 20)
            run = Extract(source, live).run("archive", str(archive), kill_after_seconds=seconds)
            _say(f"killed after {run.seconds:.1f} s (exit status {run.exit_status})")
        _succeed(Extract(source, live), "archive", str(archive))
        size = sum(file.stat().st_size for file in archive.iterdir())
        _succeed(Extract(f"parquet:{archive}", rebuilt), *BACKFILL)
        differences = differing_rows(live, rebuilt)
        _tell("archive", bytes=size, differing_rows=differences)
        if any(differences.values()):
            sys.exit(1)


@cli.command("batch-sizes")
@click.option("--rounds", type=int, default=1_000_000, show_default=True)
@seed_option
def batch_sizes(rounds: int, seed: int) -> None:
    """Time a first load of rounds by the rows that a transaction holds."""
    with _site(rounds, 1000, seed) as (source, folder):
        for batch_rows in BATCH_SIZES:
            extract = Extract(source, folder / f"{batch_rows}.db")
            _succeed(extract, "sync", "--table", "player_rounds", "--batch-size", str(batch_rows))


@contextmanager
def _site(rounds: int, server_hours: int, seed: int) -> Iterator[tuple[str, Path]]:
    """The address of a site, and an empty folder; both go in the end."""
    with tempfile.TemporaryDirectory(prefix="bfstats-torture-") as name:
        folder = Path(name)
        with server_process(folder / "engine", username="reader", password="secret") as server:
            _say(f"making {rounds:,} rounds and {server_hours:,} server-hours")
            with server.client() as client:
                make_site(client, rounds, server_hours, seed)
            yield server.source_url(DATABASE), folder


def _succeed(extract: Extract, *arguments: str) -> Run:
    """Run a command that must succeed, and tell how long it took and what it held in memory."""
    run = extract.run(*arguments)
    _tell(" ".join(arguments), **asdict(run))
    if run.exit_status:
        sys.exit(f"{arguments} ended with exit status {run.exit_status}: {run.output}")
    return run


def _remove(database: Path) -> None:
    """What was complete before its death begins anew."""
    for suffix in ("", "-wal", "-shm"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)


def _tell(name: str, **facts: object) -> None:
    click.echo(json.dumps({"run": name, **facts}))


def _say(line: str) -> None:
    click.echo(line, err=True)


if __name__ == "__main__":
    cli()
