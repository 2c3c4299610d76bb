"""Imports dbt in three quarters of the time.

mashumaro (3.14) gives each of dbt's 300 classes four methods when the class is made. For each it
writes a text and compiles it, though all that such a method does is to write and compile the real
one when it is first called. Here a closure does the same. It holds for the version that is pinned.
"""

from collections.abc import Callable
from typing import Any


def import_dbt() -> None:
    """Import dbt, and what spares it needless work. To call it again takes no time."""
    _put_closures_into_mashumaro()
    import dbt.cli.main  # noqa: F401

    import extract.marts.quick_dbt  # noqa: F401 - it changes what dbt has imported


def _put_closures_into_mashumaro() -> None:
    from mashumaro.core.meta import mixin
    from mashumaro.mixins import dict as its_user

    for name, direction in (("compile_mixin_packer", "pack"), ("compile_mixin_unpacker", "unpack")):
        setattr(its_user, name, _closure(direction, getattr(mixin, name)))


def _closure(direction: str, compile_now: Callable[..., None]) -> Callable[..., None]:
    """What adds a method to a class that is just being made, and compiles it when it is called."""
    from mashumaro.core.meta.code.builder import CodeBuilder

    name_of = getattr(CodeBuilder, f"get_{direction}_method_name")

    def add_method(cls: type, **options: Any) -> None:
        if not CodeBuilder(cls).get_config().lazy_compilation:
            compile_now(cls, **options)
            return
        dialect = options.pop("dialect", None)
        name = name_of(**options)

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
