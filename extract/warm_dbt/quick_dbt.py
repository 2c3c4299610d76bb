"""Spares dbt, in this process, work that nobody asked for. Importing it is enough.

It holds for the versions that are pinned; the tests run on it, too.

A table of results makes parsedatetime's constants anew for each of its types of dates (agate 1.9):
a sixth of a run's time. Debug events are made into messages, twice, although nobody listens
(dbt-common 1.39): a third. A template is compiled anew whenever it is rendered: a fourteenth.
Jinja keeps what was compiled for later processes: an eighth of a minute's run. So do the schemas
stay by which dbt checks the settings of a project: a twentieth.

Of what then remains, each of these takes a thirtieth to a tenth: a table of results is made for
each statement without results; each run looks through `sys.path` for plugins, writes the graph down
for diagnosis (dbt 1.11), and reads the sources of all callers to name two switches (dbt-common).
Where one model runs, a search for cycles in the graph, edge by edge, takes a seventh. What calls of
macros cost is in `quick_macros.py`.
"""

import json
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pickle import UnpicklingError
from types import CodeType
from typing import Any

import networkx  # type: ignore[import-untyped]
import parsedatetime  # type: ignore[import-untyped]
from dbt.clients.jinja import MacroGenerator, MacroStack
from dbt.compilation import Linker
from dbt.plugins.manager import PluginManager
from dbt.tracking import track_behavior_change_warn
from dbt_common.behavior_flags import BehaviorFlagRendered
from dbt_common.clients import agate_helper
from dbt_common.clients.jinja import MacroProtocol
from dbt_common.dataclass_schema import dbtClassMixin
from dbt_common.events.base_types import BaseEvent, EventLevel
from dbt_common.events.event_manager import EventManager
from jinja2 import Environment, FileSystemBytecodeCache

import extract.warm_dbt.quick_macros  # noqa: F401 - it changes what dbt has imported
from extract.config import PROJECT_ROOT
from extract.warm_dbt.kept import keep, kept

_TEMPLATES = PROJECT_ROOT / "target" / f"templates-{version('dbt-common')}-{version('jinja2')}"
"""Holds the code of each template, in a file that Jinja names. `dbt clean` removes it."""
_SCHEMAS = PROJECT_ROOT / "target" / "schemas"
"""Holds the schema of each class of settings."""

_compile = Environment.compile
_compiled: dict[tuple[type[Environment], str], CodeType] = {}
_find_cycles = Linker.find_cycles
_fire_event = EventManager.fire_event
_json_schema: Any = vars(dbtClassMixin)["json_schema"].__func__
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
        _compiled[key] = _compile_ever_once(self, source)
    return _compiled[key]


def _compile_ever_once(self: Environment, source: str) -> CodeType:
    """Another process may be at the same template: Jinja puts a whole file in place."""
    stored = FileSystemBytecodeCache(str(_TEMPLATES))
    try:
        bucket = stored.get_bucket(self, f"{type(self)}{source}", None, source)
    except (OSError, EOFError, UnpicklingError):  # unreadable, or cut off as the machine stopped
        return _compile(self, source)
    if bucket.code is None:
        bucket.code = _compile(self, source)
        with suppress(OSError):  # nobody may write there, or the disk is full
            _TEMPLATES.mkdir(parents=True, exist_ok=True)
            stored.set_bucket(bucket)
    return bucket.code


@cache
def _schema_ever_once(settings: type[dbtClassMixin]) -> dict[str, Any]:
    file = _SCHEMAS / f"{settings.__module__}.{settings.__qualname__}.json"
    content = kept(file)
    if content is None:
        content = json.dumps(_json_schema(settings)).encode()
        keep(file, content)
    schema: dict[str, Any] = json.loads(content)
    return schema


def _find_cycles_where_some_are(self: Linker) -> Any:
    """Whether there are any is known in a tenth of the time in which one is found."""
    if networkx.is_directed_acyclic_graph(self.graph):
        return None
    return _find_cycles(self)  # type: ignore[no-untyped-call]


def _set_attributes(
    self: MacroGenerator,
    macro: MacroProtocol,
    context: dict[str, Any] | None = None,
    node: Any = None,
    stack: MacroStack | None = None,
) -> None:
    """What three constructors do, one calling the other."""
    self.macro = macro
    self.context = context
    self.node = node
    self.stack = stack


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
dbtClassMixin.json_schema = classmethod(_schema_ever_once)  # type: ignore[assignment, arg-type]
MacroGenerator.__init__ = _set_attributes  # type: ignore[method-assign]
agate_helper.empty_table = cache(agate_helper.empty_table)
setattr(BehaviorFlagRendered, "_default_source", staticmethod(lambda: "dbt"))  # noqa: B010 - private
PluginManager.get_prefixed_modules = cache(PluginManager.get_prefixed_modules)  # type: ignore[method-assign]
Linker.find_cycles = _find_cycles_where_some_are  # type: ignore[method-assign]
Linker.get_graph_summary = lambda *_: {}  # type: ignore[method-assign]
EventManager.fire_event = _fire_what_is_heard  # type: ignore[method-assign]
BaseEvent.__init__ = _keep_arguments  # type: ignore[method-assign]
BaseEvent.__getattr__ = _read  # type: ignore[method-assign]
