"""Types of columns and of parameters, with their limits."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints

LONGEST_NAME = 1_000
"""Characters; the site's names have some 30, and what comes from outside may be anything."""

LONGEST_TEXT = 100
"""Characters of what is searched for."""


def _with_zone(value: object) -> object:
    return f"{value}Z" if isinstance(value, str) and not value.endswith("Z") else value


UtcTime = Annotated[datetime, BeforeValidator(_with_zone)]
"""`YYYY-MM-DD HH:MM:SS` in the file, `YYYY-MM-DDTHH:MM:SSZ` in JSON."""

UtcDate = date

PlayerName = Annotated[
    str,
    StringConstraints(min_length=1, max_length=LONGEST_NAME),
    Field(description="The player's name, byte for byte."),
]
ServerGuid = Annotated[
    str,
    StringConstraints(min_length=1, max_length=LONGEST_NAME),
    Field(description="The server's identifier at the site."),
]
GameName = Annotated[
    str,
    StringConstraints(max_length=LONGEST_NAME),
    Field(description="The game, as the site names it."),
]
RoundId = Annotated[
    str,
    StringConstraints(min_length=1, max_length=LONGEST_NAME),
    Field(description="The round's identifier at the site."),
]
MapName = Annotated[
    str,
    StringConstraints(max_length=LONGEST_NAME),
    Field(description="The map as servers report it; it may be empty."),
]
RankingType = Annotated[
    Literal["score", "kills", "kd_ratio", "kill_rate", "playtime"],
    Field(description="By what a board ranks; the value of playtime is in minutes."),
]
Word = Annotated[str, StringConstraints(pattern=r"^\w+$", max_length=40)]
SearchText = Annotated[
    str,
    StringConstraints(min_length=1, max_length=LONGEST_TEXT),
    Field(
        description="Words of a name, in any order, or parts of them; large and small letters "
        "count alike, and so do letters with an accent and without."
    ),
]
