"""`python -m extract watch`."""

import click

from extract import config
from extract.commands.options import common_options
from extract.jobs.watch import watch as keep_watching
from extract.schedule.cadences import MINUTELY


@click.command()
@click.option(
    "--every",
    "every_seconds",
    type=click.FloatRange(min=1),
    default=5,
    show_default=True,
    metavar="SECONDS",
    help="How often to ask the source what is new.",
)
@click.option(
    "--timeout",
    "timeout_seconds",
    type=click.FloatRange(min=0, min_open=True),
    default=MINUTELY.timeout_seconds,
    show_default=True,
    metavar="SECONDS",
    help="End with 1 when one step takes longer.",
)
@common_options
def watch(every_seconds: float, timeout_seconds: float) -> None:
    """Land what is new and build the minutely tables, every few seconds, until told to stop.

    It does the work of the minutely line of the crontab, which may stay beside it: each takes the
    lock for one step, and gives way to whoever has it. Says what landed and what is wrong on
    standard error, nothing where nothing is new.

    A step that takes too long, because a source or an engine hangs, ends it with 1, and frees the
    lock: whatever started it, as systemd, starts it again.

    SIGTERM or Ctrl-C ends it with 0 when the step in hand is finished; a second Ctrl-C at once.
    """
    is_debug = click.get_current_context().params["debug"]
    path = config.database_path()
    keep_watching(path, config.source_address(), every_seconds, timeout_seconds, is_debug)
