"""`python -m serve.datasette`: what Datasette is to know of the file, as its metadata in JSON.

Tables and columns are described as in dbt's YAML, the queries of `docs/reading.md` are canned
queries, and whatever is no table of statistics is denied, as is SQL from outside.
"""

import json
import re
import sqlite3
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

from extract.config import PROJECT_ROOT
from extract.errors import BfstatsError
from serve.descriptions import tables
from serve.settings import Settings, read_settings

READING = PROJECT_ROOT / "docs" / "reading.md"
_PART = re.compile(r"^## (.+?)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_QUERY = re.compile(r"(.*?)```sql\n(.*?);?\n```", re.DOTALL)
_FIRST_TABLE = re.compile(r"\bfrom (\w+)")
_TITLE = re.compile(r"-- (.+)\n")
_PARAMETER = re.compile(r":([a-z_]+)\b")
_ROW_OF_PARAMETERS = re.compile(r"^\| (`:.+?) \| (.+?) \|$", re.MULTILINE)


def canned_queries(document: str) -> dict[str, dict[str, str]]:
    """The queries of a document in Markdown, by the heading above each and its first table.

    A comment before a query is its title. What the document says of the parameters describes it.
    """
    found: dict[str, dict[str, str]] = {}
    meanings = _meanings(document)
    for heading, part in _PART.findall(document):
        for text, sql in _QUERY.findall(part):
            table = _FIRST_TABLE.findall(sql)[0]
            words = re.sub(r"\W+", "_", f"{heading.lower()} {table}").strip("_")
            name = next(name for name in _numbered(words) if name not in found)
            title = _TITLE.match(sql)
            found[name] = {
                "title": f"{heading}: {title[1] if title else table}",
                "sql": sql,
                "description": " ".join(_described(text, sql, meanings)),
            }
    return found


def _described(text: str, sql: str, meanings: Mapping[str, Sequence[str]]) -> list[str]:
    """What the text before a query and the table of parameters say of what the query asks."""
    asked = dict.fromkeys(_PARAMETER.findall(sql))
    paragraph = " ".join(text.strip().rpartition("\n\n")[2].split()).replace("`", "")
    described = [paragraph] if asked.keys() & set(_PARAMETER.findall(paragraph)) else []
    return [*described, *dict.fromkeys(one for name in asked for one in meanings.get(name, ()))]


def _meanings(document: str) -> dict[str, list[str]]:
    """What the document's table of parameters says of each, by name."""
    found: dict[str, list[str]] = {}
    for names, meaning in _ROW_OF_PARAMETERS.findall(document):
        for name in _PARAMETER.findall(names):
            found.setdefault(name, []).append(f"{names}: {meaning}.".replace("`", ""))
    return found


def metadata(settings: Settings) -> dict[str, Any]:
    """Datasette's metadata for the file of the settings. Raises `BfstatsError` without a file."""
    described = tables()
    denied = {name: {"allow": False} for name in _names(settings.database) - described.keys()}
    shown = {
        table.name: {
            "description": table.description,
            "columns": {column.name: column.description for column in table.columns},
        }
        for table in described.values()
    }
    return {
        "title": settings.site_name,
        "databases": {
            settings.database.stem: {
                "allow_sql": False,
                "tables": {**shown, **denied},
                "queries": canned_queries(READING.read_text()),
            }
        },
    }


def _numbered(words: str) -> Iterator[str]:
    yield words
    yield from (f"{words}_{number}" for number in count(2))


def _names(database: Path) -> set[str]:
    """All tables and views of the file."""
    query = "select name from sqlite_master where type in ('table', 'view')"
    try:
        with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
            return {name for (name,) in connection.execute(query)}
    except sqlite3.Error as error:
        raise BfstatsError(f"cannot read {database}: {error}") from error


if __name__ == "__main__":
    try:
        json.dump(metadata(read_settings()), sys.stdout, indent=2)
    except BfstatsError as error:
        sys.exit(f"bfstats: {error}")
