"""The SQL of all pages: one select a file, under the file's name, with named parameters.

A select may read from a file of `parts/` by its name, as if that were a table.
"""

import re
from pathlib import Path

_FOLDER = Path(__file__).parent
_PARTS = {file.stem: file.read_text() for file in sorted((_FOLDER / "parts").glob("*.sql"))}


def _with_parts(query: str) -> str:
    """The query, behind a common table expression for each part that it reads from."""
    read = [name for name in _PARTS if re.search(rf"\bfrom {name}\b", query)]
    parts = ",\n".join(f"{name} as (\n{_PARTS[name]})" for name in read)
    return f"with {parts}\n{query}" if parts else query


QUERIES = {file.stem: _with_parts(file.read_text()) for file in sorted(_FOLDER.glob("*.sql"))}
