"""A list as CSV that a spreadsheet may open: no cell of it is taken for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

from serve.listing import Row

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What spreadsheets begin to compute at."""


def as_csv(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """RFC 4180, with a line of names. A text that looks like a formula gets a ' in front."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    for row in rows:
        values = row.model_dump(mode="json")
        writer.writerow([_cell(values[column]) for column in columns])
    return text.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"  # as JSON has it
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value
