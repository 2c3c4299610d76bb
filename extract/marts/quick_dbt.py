"""Spares dbt, in this process, work that nobody asked for. Importing it is enough.

It holds for the versions that are pinned; the tests run on it, too.

A table of results makes parsedatetime's constants anew for each of its types of dates (agate 1.9):
a sixth of a run's time. Debug events are made into messages, twice, although nobody listens
(dbt-common 1.39): a third. A template is compiled anew whenever it is rendered: a fourteenth.
"""

from functools import cache
from types import CodeType
from typing import Any

import parsedatetime  # type: ignore[import-untyped]
from dbt.tracking import track_behavior_change_warn
from dbt_common.events.base_types import BaseEvent, EventLevel
from dbt_common.events.event_manager import EventManager
from jinja2 import Environment

_compile = Environment.compile
_compiled: dict[tuple[type[Environment], str], CodeType] = {}
_fire_event = EventManager.fire_event
_make_message = BaseEvent.__init__


def _fire_what_is_heard(
    self: EventManager, e: BaseEvent, level: EventLevel | None = None, *rest: Any, **options: Any
) -> None:
    hears_debug = any(logger.level == EventLevel.DEBUG for logger in self.loggers) or any(
        getattr(callback, "hears_debug", True) for callback in self.callbacks
    )
    if hears_debug or (level or e.level_tag()) != EventLevel.DEBUG:
        _fire_event(self, e, level, *rest, **options)


def _compile_once(self: Environment, source: str, *rest: Any, **options: Any) -> Any:
    if rest or options:
        return _compile(self, source, *rest, **options)
    key = (type(self), source)
    if key not in _compiled:
        _compiled[key] = _compile(self, source)
    return _compiled[key]


def _keep_arguments(self: BaseEvent, *arguments: Any, **named: Any) -> None:
    object.__setattr__(self, "_arguments", (arguments, named))


def _read(self: BaseEvent, key: str) -> Any:
    """An attribute that the event itself lacks: its message, now made, or one of that's fields."""
    if key != "pb_msg":
        return getattr(self.pb_msg, key)
    arguments, named = self.__dict__["_arguments"]
    _make_message(self, *arguments, **named)
    return self.__dict__["pb_msg"]


# dbt's own callback, which looks for one kind of warning.
setattr(track_behavior_change_warn, "hears_debug", False)  # noqa: B010 - unknown to its type

parsedatetime.Constants = cache(parsedatetime.Constants)
Environment.compile = _compile_once  # type: ignore[method-assign, assignment]
EventManager.fire_event = _fire_what_is_heard  # type: ignore[method-assign]
BaseEvent.__init__ = _keep_arguments  # type: ignore[method-assign]
BaseEvent.__getattr__ = _read  # type: ignore[method-assign]
