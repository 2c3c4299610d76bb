"""An end of this process, and of what it started, where a piece of work takes too long.

It may hang where no Python runs, in an engine or in a child, and nothing can be raised there.
"""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

_groups: set[int] = set()


@contextmanager
def at_most(seconds: float, tell: Callable[[], None]) -> Iterator[None]:
    """End this process with 1, after `tell`, if the block takes longer.

    What is not committed is undone, and whatever is locked is free, as after `kill -9`. Groups
    that were named to `ends_with_us` are killed first: they may hold a lock of this process.
    """
    limit = threading.Timer(seconds, _end, [tell])
    limit.daemon = True
    limit.start()
    try:
        yield
    finally:
        limit.cancel()


@contextmanager
def ends_with_us(group: int) -> Iterator[None]:
    """A process group that must not outlive this process, where that ends so during the block."""
    _groups.add(group)
    try:
        yield
    finally:
        _groups.discard(group)


def _end(tell: Callable[[], None]) -> None:
    try:
        tell()
    finally:
        for group in list(_groups):
            with suppress(ProcessLookupError):
                os.killpg(group, signal.SIGKILL)
        os._exit(1)
