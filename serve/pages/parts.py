"""What pages have in common: lists of which a page shows the beginning, or another part."""

from typing import Any

from pydantic import BaseModel, Field

from serve.listing import LARGEST_OFFSET
from serve.types import Word

Values = dict[str, Any]

SHORT, LONG = 10, 100
"""Rows of a list beside others, and of one that a reader asks for."""


class Shown(BaseModel):
    """Which list of a page is shown at length, and from which row on."""

    show: Word | None = None
    offset: int = Field(default=0, ge=0, le=LARGEST_OFFSET)


def part(asked: Shown, name: str, rows: int = SHORT) -> dict[str, int]:
    """Which rows of a list a page shows: the first few, or many where it is asked for."""
    if asked.show == name:
        return {"limit": LONG, "offset": asked.offset}
    return {"limit": rows}
