"""The command line: `python -m extract COMMAND`, or `bfstats COMMAND` from any folder.

Results go to standard output, progress and errors to standard error. Exit status: 0 done, 1 failed,
2 wrong usage, 75 another run holds the lock.
"""

import os
import sys
from importlib import import_module
from pathlib import Path

import click

from extract.config import PROJECT_ROOT

BFSTATS = "bfstats"
COMPLETION = "_BFSTATS_COMPLETE"
COMMANDS = {
    **{
        name: name
        for name in (
            *("sync", "backfill", "reconcile", "archive", "ingest", "backup"),
            *("demo", "serve", "cadence", "refresh", "watch", "status", "prune", "compare"),
        )
    },
    "restore": "backup",
}
"""The module of `extract.commands` that has each command."""


class Commands(click.Group):
    """The commands, each imported when it is asked for: all together take half a second."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """See `click.Group`."""
        return sorted([*COMMANDS, *super().list_commands(ctx)])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """See `click.Group`."""
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        module = import_module(f"extract.commands.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, cmd_name)
        return command


def _print_version(context: click.Context, _option: click.Parameter, is_asked: bool) -> None:
    if is_asked:
        import tomllib  # 40 ms, which no command has to wait for

        project = tomllib.loads((PROJECT_ROOT / "pyproject.toml").read_text())["project"]
        click.echo(f"{project['name']} {project['version']}")
        context.exit()


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="`bfstats dbt COMMAND` runs dbt in the project's folder.",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Show the version and exit.",
)
def cli() -> None:
    """Land a game-server site's ClickHouse rows in one SQLite file.

    BFSTATS_SOURCE says where rows come from: clickhouse://user:password@host:8123/database
    (clickhouses:// for TLS), chdb:DIRECTORY or parquet:DIRECTORY, or `ingest` where they come by
    that command alone; BFSTATS_SOURCE_FILE names a file that says it instead. BFSTATS_DB is the
    SQLite file (default data/bfstats.db under the project's root).
    """


def main() -> None:
    """Run the command line, under the name that it was typed by."""
    if COMPLETION in os.environ:
        from extract.commands.dbt import dbt

        cli.add_command(dbt)
    cli(prog_name=BFSTATS if Path(sys.argv[0]).name == BFSTATS else "python -m extract")
