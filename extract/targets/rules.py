"""The queries by which `sync` reads ClickHouse, as macros for dbt on ClickHouse.

What cannot land and which copy wins is said in Python, once, for all sources and engines. dbt reads
it from a file that this module writes: `python -m extract.targets.rules`. A test holds the two
together.
"""

import re
from textwrap import dedent, indent

from extract.config import PROJECT_ROOT
from extract.sources.columns import COLUMNS, HOUR_COLUMNS, NAME_COLUMNS, SOURCE_TABLES
from extract.sources.dialects.clickhouse import ClickHouseDialect
from extract.sources.protocol import ALWAYS, TimeRange
from extract.sources.queries import Queries
from extract.sources.reasons import LARGEST_CLOCK_LEAD_SECONDS, round_reason, sample_reason

FOLDER = PROJECT_ROOT / "macros" / "engines" / "clickhouse"
_FROM, _NOW = 1_111_111_111, 2_222_222_222
"""Epochs that no query has by itself: macros have their own in these places."""


def macro_files() -> dict[str, str]:
    """By the names of files in `FOLDER`, what they hold."""
    queries = Queries(ClickHouseDialect(), round_reason, sample_reason)
    return {
        "site_rounds.sql": _macro(
            "site_rounds",
            "The newest copy of each of the site's rounds.",
            queries.winning_rounds(_NOW),
        ),
        "site_hours.sql": _macro(
            "site_hours",
            "The site's samples by hour, from a moment on.",
            _chosen(HOUR_COLUMNS, queries.hours(TimeRange(_FROM, None), _NOW)),
            "from_epoch",
        ),
        "site_names.sql": _macro(
            "site_names",
            "The names that the site's servers had.",
            _chosen(NAME_COLUMNS, queries.names(ALWAYS, _NOW)),
        ),
        "site_columns.sql": _columns_macro(),
    }


def write_macros() -> None:
    """Write the files."""
    for name, text in macro_files().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


def _chosen(columns: tuple[str, ...], query: str) -> str:
    return f"select {', '.join(columns)} from ({query}) as landed"


def _macro(name: str, says: str, query: str, argument: str = "") -> str:
    text = query.replace(str(_FROM), "{{ from_epoch }}")
    text = text.replace(str(_NOW + LARGEST_CLOCK_LEAD_SECONDS), "{{ latest_epoch }}")
    text = re.sub(
        rf"\bfrom ({'|'.join(SOURCE_TABLES)})\b", r"from {{ source('site', '\1') }}", text
    )
    lines = [line.strip() for line in dedent(text).splitlines()]
    body = indent("\n".join(line for line in lines if line), "    ")
    return (
        f"{{# {says} Written by `python -m extract.targets.rules`: do not edit. #}}\n"
        f"{{% macro {name}({argument}) %}}\n"
        "    {% set latest_epoch = (run_started_at.timestamp() | int) + "
        f"{LARGEST_CLOCK_LEAD_SECONDS} %}}\n"
        f"{body}\n"
        "{% endmacro %}\n"
    )


def _columns_macro() -> str:
    needed = {table: [column.name for column in COLUMNS[table]] for table in SOURCE_TABLES}
    return (
        "{# The columns that the site's tables must have, by table. Written by "
        "`python -m extract.targets.rules`: do not edit. #}\n"
        "{% macro site_columns() %}\n"
        f"    {{{{ return({needed}) }}}}\n"
        "{% endmacro %}\n"
    )


if __name__ == "__main__":
    write_macros()
