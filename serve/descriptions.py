"""How everything is counted: what dbt's YAML says of each table and column, as it is now."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from extract.config import PROJECT_ROOT

MODELS = PROJECT_ROOT / "models"
_DOC_BLOCK = re.compile(r"{% docs (\w+) %}(.*?){% enddocs %}", re.DOTALL)
_DOC = re.compile(r"{{\s*doc\(['\"](\w+)['\"]\)\s*}}")


@dataclass(frozen=True)
class Column:
    """A column, its type in SQLite, and its description as plain text with `code`."""

    name: str
    data_type: str
    description: str


@dataclass(frozen=True)
class Table:
    """A table, its folder (the subject), and what a row is."""

    name: str
    folder: str
    description: str
    columns: tuple[Column, ...]


@cache
def tables() -> dict[str, Table]:
    """Every table that players' numbers come from, by name."""
    blocks = {
        name: " ".join(text.split())
        for file in sorted(MODELS.rglob("*.md"))
        for name, text in _DOC_BLOCK.findall(file.read_text())
    }
    found = {}
    for file in sorted(MODELS.glob("*/*.yml")):
        if file.parent.name == "staging":
            continue
        for model in yaml.safe_load(file.read_text()).get("models", []):
            found[model["name"]] = Table(
                model["name"],
                file.parent.name,
                _text(model, blocks),
                tuple(
                    Column(column["name"], column.get("data_type", ""), _text(column, blocks))
                    for column in model.get("columns", [])
                ),
            )
    return found


def column_descriptions(table: str) -> dict[str, str]:
    """The descriptions of a table's columns, by name; none for a table that is not there."""
    if table not in tables():
        return {}
    return {column.name: column.description for column in tables()[table].columns}


def _text(part: dict[str, Any], blocks: dict[str, str]) -> str:
    """A description, with dbt's doc blocks in their places."""
    text = " ".join(str(part.get("description", "")).split())
    return _DOC.sub(lambda match: blocks[match[1]], text)
