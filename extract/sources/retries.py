"""Asking a source again after a failure that may be over in a moment."""

import time
from collections.abc import Callable
from typing import TypeVar

from extract.errors import SourceError, TransientSourceError

ATTEMPTS = 3
FIRST_PAUSE_SECONDS = 1.0

Answer = TypeVar("Answer")


def persistently(ask: Callable[[], Answer]) -> Answer:
    """Ask, and again after a second and after two more where a failure may be over by then.

    Raises `SourceError`. The last of `ATTEMPTS` failures is no `TransientSourceError`, so that
    what asks persistently can be part of what is done persistently.
    """
    for attempt in range(ATTEMPTS - 1):
        try:
            return ask()
        except TransientSourceError:
            time.sleep(FIRST_PAUSE_SECONDS * 2**attempt)
    try:
        return ask()
    except TransientSourceError as error:
        raise SourceError(str(error)) from error
