"""A number for what a row says, which ClickHouse, DuckDB and SQLite compute alike.

The row's values are joined as text and hashed: sums of the hashes differ where those of the values
happen to be equal.
"""

import hashlib

from extract.sources.columns import ROUND_COLUMNS

SEPARATOR = "\0"
"""Stands between the values: no landed text holds it, so no two rows are joined to one text."""

HASH_DIGITS = 8
"""Of 32 digits: the sum of the hashes of two billion rows is still a 63-bit whole number."""

_NOT_COMPARED = ("created_epoch", "average_ping")
ROUND_CONTENT = tuple(
    name for name in ROUND_COLUMNS if name not in (*_NOT_COMPARED, "play_time_minutes")
)
"""What of a round is hashed, before its milliseconds of play.

A re-send moves only `created_epoch`. `average_ping` counts in no total, and each engine writes a
float as another text.
"""


def content_hash(text: str) -> int:
    """The last hexadecimal digits of the text's MD5."""
    return int(hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()[-HASH_DIGITS:], 16)
