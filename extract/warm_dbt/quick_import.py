"""Imports dbt in three quarters of the time.

mashumaro (3.14) gives each of dbt's 300 classes four methods when the class is made. For each it
writes a text and compiles it, though nearly all of these methods only write and compile the real
one when they are first called. Here a closure does so for all. It holds for the pinned version.
"""

from collections.abc import Callable
from typing import Any


def import_dbt() -> None:
    """Import dbt, and what spares it needless work. To call it again takes no time."""
    _put_closures_into_mashumaro()
    import dbt.cli.main  # noqa: F401

    import extract.warm_dbt.quick_dbt  # noqa: F401 - it changes what dbt has imported


def _put_closures_into_mashumaro() -> None:
    from mashumaro.mixins import dict as mixin

    for direction in ("pack", "unpack"):
        setattr(mixin, f"compile_mixin_{direction}er", _closure(direction))


def _closure(direction: str) -> Callable[..., None]:
    """What adds a method to a class that is just being made, and compiles it when it is called."""
    from mashumaro.core.meta.code.builder import CodeBuilder

    name_of = getattr(CodeBuilder, f"get_{direction}_method_name")

    def add_method(cls: type, **options: Any) -> None:
        dialect = options.pop("dialect", None)
        name = name_of(**{key: options[key] for key in options if key != "encoder_kwargs"})

        def method(owner: Any, *arguments: Any, **flags: Any) -> Any:
            builder = CodeBuilder(
                owner if direction == "unpack" else type(owner),
                first_method=name,
                allow_postponed_evaluation=False,
                default_dialect=dialect,
                **options,
            )
            getattr(builder, f"add_{direction}_method")()
            return getattr(owner, name)(*arguments, **flags)

        for each in (name, name.public):
            setattr(cls, each, classmethod(method) if direction == "unpack" else method)

    return add_method
