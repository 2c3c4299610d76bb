"""Spares dbt, in processes of the tests, work that nobody asked for. Importing it is enough.

A table of results makes parsedatetime's constants anew for each of its types of dates (agate 1.9):
a sixth of a run's time. Debug events are made into messages although nobody listens (dbt-common
1.39): another seventh.
"""

from functools import cache
from typing import Any

import parsedatetime  # type: ignore[import-untyped]
from dbt_common.events.base_types import BaseEvent, EventLevel
from dbt_common.events.event_manager import EventManager

_fire_event = EventManager.fire_event


def _fire_what_is_heard(
    self: EventManager, e: BaseEvent, level: EventLevel | None = None, *rest: Any, **options: Any
) -> None:
    is_heard = self.loggers or self.callbacks
    if is_heard or (level or e.level_tag()) != EventLevel.DEBUG:
        _fire_event(self, e, level, *rest, **options)


parsedatetime.Constants = cache(parsedatetime.Constants)
EventManager.fire_event = _fire_what_is_heard  # type: ignore[method-assign]
