"""Waiting for what a test waits for, as long as it takes on a machine that has other work."""

from __future__ import annotations

import time
from collections.abc import Callable

PATIENCE_SECONDS = 600
"""After so long it will not come at all. No time that a test is about is near it."""


def wait_until(
    is_so: Callable[[], object], what: Callable[[], str] = lambda: "waited in vain"
) -> None:
    """Return once it is so; where it never is, fail and say what was waited for."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < deadline, what()
        time.sleep(0.05)
