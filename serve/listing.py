"""A subject of the pages: one query, one type of row, one set of parameters.

A page, its JSON and its CSV are made of the same listings, so that they cannot differ.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from serve.database import Snapshot
from serve.descriptions import column_descriptions
from serve.errors import NotFoundError, UnknownValueError
from serve.types import UtcTime


class Row(BaseModel):
    """A row as the file has it. Columns of `table` are described there, and all others here."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    table: ClassVar[str] = ""

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """With the descriptions of the table's own YAML."""
        schema = handler.resolve_ref_schema(handler(core_schema))
        descriptions = column_descriptions(cls.table)
        for name, column in schema["properties"].items():
            if name in descriptions:
                column.setdefault("description", descriptions[name])
        return schema


class Parameters(BaseModel):
    """What a request says; whatever is not declared is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


MOST_ROWS = 1_000
"""Of a list in one answer. A CSV has so many if nothing is said: nobody pages through one."""


LARGEST_OFFSET = 10_000_000
"""More than a list has rows: `next_offset` always leads on."""


class Paging(BaseModel):
    """Which part of a long list."""

    limit: int = Field(
        default=100,
        ge=1,
        le=MOST_ROWS,
        description=f"How many rows at most; {MOST_ROWS} in a CSV if nothing is said.",
    )
    offset: int = Field(
        default=0, ge=0, le=LARGEST_OFFSET, description="How many rows to leave out first."
    )


R = TypeVar("R", bound=Row)


class Rows(BaseModel, Generic[R]):
    """Part of a list, and where the rest begins."""

    as_of: UtcTime = Field(description="When the newest table was made.")
    rows: list[R]
    next_offset: int | None = Field(
        description="The `offset` of the rows that follow; null where there are none."
    )


@dataclass(frozen=True)
class Single(Generic[R]):
    """A subject with one row, such as a player. `path` is its place under `/api`.

    kinds: all rows that there are, of a subject with few of them, which a reader then is told.
    """

    path: str
    title: str
    row: type[R]
    parameters: type[Parameters]
    kinds: "Listing[R] | None" = None

    def read(self, snapshot: Snapshot, parameters: BaseModel) -> R:
        """The row. Raises `NotFoundError` or `UnknownValueError` where there is none."""
        found = snapshot.rows(self.path, parameters.model_dump())
        if not found:
            if self.kinds:
                _require_known(self.kinds.read(snapshot, Parameters()).rows, parameters)
            raise NotFoundError(self.path)
        return self.row.model_validate(found[0])


def _require_known(rows: Sequence[Row], parameters: BaseModel) -> None:
    """Raise `UnknownValueError` for the first parameter that no row has a column of."""
    for name, value in parameters.model_dump().items():
        known = list(dict.fromkeys(getattr(row, name) for row in rows if hasattr(row, name)))
        if known and value not in known:
            raise UnknownValueError(name, known)


@dataclass(frozen=True)
class Listing(Generic[R]):
    """A subject with many rows. `owners` are whom they are of: they have to exist."""

    path: str
    title: str
    row: type[R]
    parameters: type[Parameters]
    owners: tuple[Single[Any], ...] = ()

    @cached_property
    def rows(self) -> type[Rows[R]]:
        """The type of an answer: all its rows are checked in one call."""
        return Rows[self.row]  # type: ignore[name-defined]

    def require_owners(self, snapshot: Snapshot, parameters: BaseModel) -> None:
        """Raises `NotFoundError` or `UnknownValueError` where the rows would be nobody's."""
        for owner in self.owners:
            owner.read(snapshot, parameters)

    def read(self, snapshot: Snapshot, parameters: BaseModel) -> Rows[R]:
        """The rows that the parameters ask for, and whether more follow."""
        asked = parameters.model_dump()
        limit, offset = asked.get("limit"), asked.get("offset", 0)
        if limit is not None:
            asked["limit"] = limit + 1
        found = snapshot.rows(self.path, asked)
        has_more = limit is not None and len(found) > limit
        return self.rows.model_validate(
            {
                "as_of": snapshot.as_of,
                "rows": found[:limit],
                "next_offset": offset + limit if has_more else None,
            }
        )
