"""What commands share: `--debug` and one-line errors, `--wait`, `--json`, `--batch-size`."""

import os
import sys
import traceback
from collections.abc import Callable
from functools import update_wrapper
from typing import Any

import click

from extract import config
from extract.errors import BfstatsError
from extract.loading.options import SyncOptions

json_option = click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")


def wait_option_of(default_seconds: float) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """`--wait SECONDS`, so many where nothing is said."""
    return click.option(
        "--wait",
        "wait_seconds",
        type=click.FloatRange(min=0),
        default=default_seconds,
        show_default=True,
        metavar="SECONDS",
        help="How long to wait while another run holds the lock.",
    )


wait_option = wait_option_of(0)
batch_size_option = click.option(
    "--batch-size",
    "batch_rows",
    type=click.IntRange(min=1),
    default=SyncOptions.batch_rows,
    show_default=True,
    metavar="ROWS",
    help="About how many rounds a transaction of the first load holds.",
)


def common_options(command: Callable[..., None]) -> Callable[..., None]:
    """Options that every command has; errors become one line here."""

    def run(debug: bool, **arguments: Any) -> None:
        try:
            command(**arguments)
        except BfstatsError as error:
            _fail(str(error), error.exit_status, debug)
        except KeyboardInterrupt:
            _tell("interrupted: what was committed stays, the next run goes on", debug)
            # All is put away but an open stream, which an orderly exit would read to its end.
            os._exit(130)
        except BrokenPipeError:
            sys.stderr.close()
            sys.exit(1)
        except Exception as error:
            _fail(f"{type(error).__name__}: {error} (--debug shows where)", 1, debug)

    debug = click.option("--debug", is_flag=True, help="Show a traceback with an error.")
    return debug(update_wrapper(run, command))


def _fail(message: str, status: int, debug: bool) -> None:
    _tell(message, debug)
    sys.exit(status)


def _tell(message: str, debug: bool) -> None:
    if debug:
        click.echo(config.without_password(traceback.format_exc()), err=True)
    line = " ".join(config.without_password(message).split())
    click.echo(f"bfstats: {line}", err=True)
