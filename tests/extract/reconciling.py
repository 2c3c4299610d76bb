"""`reconcile` as a test runs it, what it tells, and a source that changes behind every cursor."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from tests.extract.fillable_sites import ClickHouseSite
from tests.support.commands import Bfstats

MONTHS = ("2025-01", "2025-02", "2025-03")


def start_of(month: str) -> int:
    return int(datetime.strptime(f"{month}-10 +0000", "%Y-%m-%d %z").timestamp())


def change(site: ClickHouseSite, statement: str) -> None:
    """A change of the site's table, behind every cursor, carried out before this returns."""
    site.client.command(statement, settings={"mutations_sync": 1})


def reconcile(
    bfstats: Bfstats, source: str, *arguments: str, status: int
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The months and the marts that are told of."""
    done = bfstats.extract(source, "reconcile", "--json", *arguments)
    assert done.returncode == status, done.stderr
    answer = json.loads(done.stdout)
    return answer["months"], answer["marts"]


def drifts(months: list[dict[str, Any]]) -> dict[str, tuple[int, int]]:
    """By month, rows to land and rows gone."""
    return {
        month["month"]: (month["drift"]["rows_to_land"], month["drift"]["rows_gone"])
        for month in months
    }
