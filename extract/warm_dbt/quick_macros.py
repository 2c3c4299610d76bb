"""Spares dbt, in this process, what the calls of macros cost besides the macros.

`quick_dbt.py` imports it, and holds for the same versions. A whole run of the models calls macros
eleven thousand times, which is most of its time; with this it takes a fifth less, and a run of one
model, too.

For each call dbt 1.11 makes a module, and enters two context managers that are generators; Jinja
3.1 asks what the macro may be, and looks for every name in three dictionaries by a generator, and
for the entry of a dictionary among its methods. For each node dbt makes a generator of every macro,
twice, by several calls each, and looks each up by all of its names. A table of results makes its
seven types of columns anew (agate 1.9).
"""

from collections.abc import Iterable, MutableMapping
from functools import cache
from types import BuiltinMethodType, MethodType
from typing import Any

import dbt_common.clients.jinja
import jinja2.sandbox
from dbt.adapters.base import relation
from dbt.clients.jinja import MacroGenerator
from dbt.context.configured import ConfiguredContext
from dbt.context.macros import MacroNamespace, MacroNamespaceBuilder
from dbt.context.manifest import ManifestContext
from dbt.contracts.graph.nodes import Macro
from dbt.include.global_project import PROJECT_NAME as GLOBAL_PROJECT_NAME
from dbt_common.clients import agate_helper
from dbt_common.clients.jinja import BaseMacroGenerator, CallableMacroGenerator
from dbt_common.exceptions import CompilationError
from dbt_common.exceptions.macros import MacroReturn
from jinja2 import TemplateRuntimeError
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

_DEEP = (dict, list, tuple)
_MARKS = ("unsafe_callable", "alters_data", "jinja_pass_arg")
"""What functions have that Jinja must not call, or calls with more than it is given."""
_NEVER_MARKED = (MacroGenerator, BuiltinMethodType)
_STOPPED = "value was undefined because a callable raised a StopIteration exception"
_NAMES_OF_DICTIONARIES = frozenset(dir(dict))

_attribute_of_anything = SandboxedEnvironment.getattr
_build_type_tester = agate_helper.build_type_tester
_call_of_anything = SandboxedEnvironment.call
_exception_handler = CallableMacroGenerator.exception_handler
_get_macro = BaseMacroGenerator.get_macro
_is_internal = jinja2.sandbox.is_internal_attribute
_is_internal_of: dict[tuple[type, str], bool] = {}
_merge_anything: Any = vars(relation)["deep_merge"]
_namespace = ManifestContext.to_dict


class _TwoMaps(dbt_common.clients.jinja.ChainMap):  # type: ignore[name-defined, misc]
    """The names of a context before those of its template."""

    def __contains__(self, key: object) -> bool:
        first, second = self.maps
        return key in first or key in second

    def __getitem__(self, key: str) -> Any:
        first, second = self.maps
        return first[key] if key in first else second[key]


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


def _call_safely(
    self: SandboxedEnvironment, context: Context, called: Any, *arguments: Any, **named: Any
) -> Any:
    """A macro of dbt's, and most methods, are safe, and are given nothing of the context's."""
    kind = type(called)
    if kind not in _NEVER_MARKED and not (kind is MethodType and _is_plain(called.__func__)):
        return _call_of_anything(self, context, called, *arguments, **named)
    named.pop("_block_vars", None)
    named.pop("_loop_vars", None)
    try:
        return called(*arguments, **named)
    except StopIteration:
        return self.undefined(_STOPPED)


@cache
def _is_plain(function: Any) -> bool:
    return not any(hasattr(function, name) for name in _MARKS)


def _merge_flat(*given: Any) -> Any:
    """What `deep_merge` does, if there is nothing deep."""
    if len(given) > 1 and all(
        type(one) is dict and not any(isinstance(entry, _DEEP) for entry in one.values())
        for one in given
    ):
        return {name: entry for one in given for name, entry in one.items()}
    return _merge_anything(*given)


def _is_internal_attribute(obj: Any, attr: str) -> bool:
    """It is so for all of a type."""
    key = (type(obj), attr)
    if key not in _is_internal_of:
        _is_internal_of[key] = _is_internal(obj, attr)
    return _is_internal_of[key]


def _attribute(self: SandboxedEnvironment, owner: Any, name: str) -> Any:
    """A dictionary's entry; it is not first looked for, and missed, among the methods."""
    if type(owner) is not dict or name in _NAMES_OF_DICTIONARIES:
        return _attribute_of_anything(self, owner, name)
    return owner[name] if name in owner else self.undefined(obj=owner, name=name)


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


@cache
def _type_tester(text_columns: frozenset[str], null_values: tuple[str, ...]) -> Any:
    return _build_type_tester(text_columns, null_values)


def _type_tester_once(
    text_columns: Iterable[str], string_null_values: Iterable[str] = ("null", "")
) -> Any:
    return _type_tester(frozenset(text_columns), tuple(string_null_values))


dbt_common.clients.jinja.ChainMap = _TwoMaps  # type: ignore[attr-defined]
jinja2.sandbox.is_internal_attribute = _is_internal_attribute
SandboxedEnvironment.call = _call_safely  # type: ignore[method-assign]
SandboxedEnvironment.getattr = _attribute  # type: ignore[method-assign, assignment]
BaseMacroGenerator.get_macro = _get_macro_once  # type: ignore[method-assign]
MacroGenerator.__call__ = _call  # type: ignore[method-assign]
relation.deep_merge = _merge_flat  # type: ignore[attr-defined]
MacroNamespaceBuilder.build_namespace = _build_namespace  # type: ignore[method-assign]
MacroNamespace.__getitem__ = lambda self, key: _members(self)[key]  # type: ignore[method-assign]
MacroNamespace.__iter__ = lambda self: iter(_members(self))  # type: ignore[method-assign]
ManifestContext.to_dict = _names  # type: ignore[method-assign]
agate_helper.build_type_tester = _type_tester_once  # type: ignore[assignment]
