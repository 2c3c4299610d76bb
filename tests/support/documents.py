"""Documents of which a part is written by a command, between two marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

END = "<!-- until here -->\n"


def write_part(document: Path, begin: str, text: str) -> None:
    """Put text in place of what stands between the mark `begin` and `END`; the rest stays."""
    head, _, rest = document.read_text().partition(begin)
    _, _, tail = rest.partition(END)
    document.write_text(f"{head}{begin}\n{text}\n{END}{tail}")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown, numbers on the right."""
    lines = [head, ["---", *("---:" for _ in head[1:])], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
