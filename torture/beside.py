"""What works beside a block, until the block is over."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from tests.schedule.test_collisions import command, ended, started
from tests.support.commands import Bfstats


@contextmanager
def running(works: Sequence[Callable[[], None]], is_over: threading.Event) -> Iterator[None]:
    """All works beside the block, after which it is over. Raises what one of them raised."""
    with ThreadPoolExecutor(len(works)) as pool:
        begun = [pool.submit(work) for work in works]
        try:
            yield
        finally:
            is_over.set()
        for work in begun:
            work.result()


def watch_until(is_over: threading.Event, bfstats: Bfstats, source: str) -> tuple[int, str]:
    """Keep `watch` running, end it as an operator does; its exit status and what it said."""
    line = {"watch": f"exec {command('-m', 'extract', 'watch')}"}
    with started(line, bfstats, source, "watch") as processes:
        is_over.wait()
        processes["watch"].send_signal(signal.SIGTERM)
        ((status, output),) = ended(processes).values()
    return status, output
