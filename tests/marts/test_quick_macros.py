"""A macro that is called in less time does, returns and refuses what dbt's own call does."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from dbt.clients.jinja import MacroGenerator, MacroStack
from dbt.compilation import Linker
from dbt_common.clients.jinja import get_template
from dbt_common.exceptions import CompilationError

import extract.warm_dbt.quick_dbt  # noqa: F401 - it changes what dbt has imported


class Returned:
    """What a macro's context has as `return`."""

    def __call__(self, value: object) -> None:
        from dbt_common.exceptions.macros import MacroReturn

        raise MacroReturn(value)


def macro(sql: str, context: dict[str, Any], stack: MacroStack | None = None) -> MacroGenerator:
    """The macro `counted` of that text."""
    named: Any = SimpleNamespace(
        name="counted", macro_sql=sql, unique_id="macro.bfstats.counted", package_name="bfstats"
    )
    return MacroGenerator(named, {"return": Returned(), **context}, None, stack)


def rendered(text: str, **context: Any) -> str:
    """Text with these names."""
    return str(get_template(text, context).render(context))


def test_a_macro_returns_what_it_returns_or_its_text() -> None:
    returns = macro("{% macro counted(what, by=2) %}{{ return([what, by]) }}{% endmacro %}", {})
    writes = macro("{% macro counted(what) %}sum({{ what }}){% endmacro %}", {})
    assert returns("kills", by=3) == ["kills", 3]
    assert rendered("{{ counted('kills') }}", counted=writes) == "sum(kills)"


def test_a_macro_sees_what_its_context_comes_to_have() -> None:
    called = macro("{% macro counted() %}{{ table }}{% endmacro %}", {"table": "rounds"})
    assert called() == "rounds"
    assert called.context is not None
    called.context["table"] = "players"
    assert called() == "players"


def test_a_failure_names_the_macros_it_went_through_and_the_stack_is_empty_again() -> None:
    stack = MacroStack()  # type: ignore[no-untyped-call]
    inner = macro("{% macro counted() %}{{ missing() }}{% endmacro %}", {}, stack)
    outer = macro("{% macro counted() %}{{ inner() }}{% endmacro %}", {"inner": inner}, stack)
    with pytest.raises(CompilationError, match="'missing' is undefined") as raised:
        outer()
    assert raised.value.stack == [outer.macro]
    assert stack.depth == 0


def test_a_macro_that_is_given_too_much_is_a_failure_of_dbts() -> None:
    called = macro("{% macro counted() %}{% endmacro %}", {})
    with pytest.raises(CompilationError, match="takes not more than 0"):
        called(1)


def test_a_cycle_is_named_and_none_is_not() -> None:
    linker = Linker()
    linker.dependency("servers", "rounds")  # type: ignore[no-untyped-call]
    assert linker.find_cycles() is None  # type: ignore[no-untyped-call]
    linker.dependency("rounds", "servers")  # type: ignore[no-untyped-call]
    assert set(str(linker.find_cycles()).split(" --> ")) == {"rounds", "servers"}  # type: ignore[no-untyped-call]
