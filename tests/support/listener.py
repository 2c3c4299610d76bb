"""What hears dbt's events."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class Listener:
    """A callback for `dbtRunner` that may do without dbt's debug events, 9 of 10."""

    def __init__(self, hear: Callable[[Any], None], *, hears_debug: bool) -> None:
        self.hear = hear
        self.hears_debug = hears_debug

    def __call__(self, event: Any) -> None:
        """Hear an event."""
        self.hear(event)
