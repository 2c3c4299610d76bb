"""Spares dbt, in this process, what the calls of macros cost besides the macros.

`quick_dbt.py` imports it, and holds for the same versions. A whole run of the models calls macros
eleven thousand times, which is most of its time; with this it takes a seventh less.

For each call dbt 1.11 makes a module, and enters two context managers that are generators. For each
node it makes a generator of every macro, twice, by several calls each, and looks each up by all of
its names.
"""

from collections.abc import MutableMapping
from typing import Any

from dbt.clients.jinja import MacroGenerator
from dbt.context.configured import ConfiguredContext
from dbt.context.macros import MacroNamespace, MacroNamespaceBuilder
from dbt.context.manifest import ManifestContext
from dbt.contracts.graph.nodes import Macro
from dbt.include.global_project import PROJECT_NAME as GLOBAL_PROJECT_NAME
from dbt_common.clients.jinja import BaseMacroGenerator, CallableMacroGenerator
from dbt_common.exceptions import CompilationError
from dbt_common.exceptions.macros import MacroReturn
from jinja2 import TemplateRuntimeError

_exception_handler = CallableMacroGenerator.exception_handler
_get_macro = BaseMacroGenerator.get_macro
_namespace = ManifestContext.to_dict


def _get_macro_once(self: BaseMacroGenerator) -> Any:
    """It is bound to the context's dictionary itself, so it sees whatever changes there."""
    if "_macro" not in self.__dict__:
        self.__dict__["_macro"] = _get_macro(self)
    return self.__dict__["_macro"]


def _call(self: MacroGenerator, *arguments: Any, **named: Any) -> Any:
    """What `track_call`, `call_macro` and `exception_handler` do."""
    stack = self.stack
    if stack is None:
        return _call_untracked(self, arguments, named)
    unique_id = self.macro.unique_id  # type: ignore[attr-defined]
    if not stack.call_stack and self.node:
        self.node.depends_on.add_macro(unique_id)
    stack.push(unique_id)  # type: ignore[no-untyped-call]
    try:
        return _call_untracked(self, arguments, named)
    finally:
        stack.pop(unique_id)  # type: ignore[no-untyped-call]


def _call_untracked(self: MacroGenerator, arguments: tuple[Any, ...], named: dict[str, Any]) -> Any:
    macro = _get_macro_once(self)
    try:
        return macro(*arguments, **named)
    except MacroReturn as returned:
        return returned.value
    except (TypeError, TemplateRuntimeError, CompilationError):
        with _exception_handler(self):
            raise


def _build_namespace(
    self: MacroNamespaceBuilder, macros_by_package: dict[str, dict[str, Macro]], ctx: dict[str, Any]
) -> MacroNamespace:
    """The generators of a node's macros, of each package's by name."""
    node, stack = self.node, self.thread_ctx
    made = {
        package: {name: MacroGenerator(macro, ctx, node, stack) for name, macro in macros.items()}
        for package, macros in macros_by_package.items()
    }
    internal: dict[str, MacroGenerator] = {}
    for package in reversed(self.internal_package_names_order):
        internal.update(made.get(package, {}))
    others = {name: of for name, of in made.items() if name not in self.internal_package_names}
    is_in_root = self.root_package == self.search_package
    return MacroNamespace(
        global_namespace={} if is_in_root else others.get(self.root_package, {}),
        local_namespace=others.get(self.search_package, {}),
        global_project_namespace=internal,
        packages=others,
    )


def _members(self: MacroNamespace) -> dict[str, Any]:
    """What each name means; what `_search_order` has first is last here."""
    if "_members" not in self.__dict__:
        self.__dict__["_members"] = {
            **self.global_project_namespace,
            GLOBAL_PROJECT_NAME: self.global_project_namespace,
            **self.packages,
            **self.global_namespace,
            **self.local_namespace,
        }
    members: dict[str, Any] = self.__dict__["_members"]
    return members


def _names(self: ManifestContext) -> MutableMapping[str, Any]:
    if not isinstance(self.namespace, MacroNamespace):
        return _namespace(self)
    names = ConfiguredContext.to_dict(self)
    names.update(_members(self.namespace))
    return names


BaseMacroGenerator.get_macro = _get_macro_once  # type: ignore[method-assign]
MacroGenerator.__call__ = _call  # type: ignore[method-assign]
MacroNamespaceBuilder.build_namespace = _build_namespace  # type: ignore[method-assign]
MacroNamespace.__getitem__ = lambda self, key: _members(self)[key]  # type: ignore[method-assign]
MacroNamespace.__iter__ = lambda self: iter(_members(self))  # type: ignore[method-assign]
ManifestContext.to_dict = _names  # type: ignore[method-assign]
