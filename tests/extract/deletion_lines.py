"""Lines that delete rounds, or restore them, and what becomes of these."""

from __future__ import annotations

import json
from typing import Any

from tests.extract.fillable_sites import NOW, Landing
from tests.oracle.history import SourceRow

DELETED_AT = NOW - 300
"""When rounds are deleted: five minutes after `played` rows are inserted."""
STATES = "select player_name, is_deleted from landing_player_rounds order by 1"


def of_row(row: SourceRow, is_deleted: bool = True, **changes: Any) -> bytes:
    """A line that deletes, or restores, a row."""
    names = ("player_name", "round_start_time", "round_id")
    found = {name: getattr(row, name) for name in names}
    return said(found, is_deleted, **changes)


def of_round(row: SourceRow, is_deleted: bool = True, **changes: Any) -> bytes:
    """A line that deletes, or restores, all rows of a row's round."""
    found = {"server_guid": row.server_guid, "round_id": row.round_id}
    return said(found, is_deleted, **changes)


def said(found: dict[str, Any], is_deleted: bool, **changes: Any) -> bytes:
    return json.dumps(
        {**found, "created_at": DELETED_AT, "deleted": is_deleted, **changes}
    ).encode()


def states(landing: Landing) -> dict[str, int]:
    """By player: whether the row counts, is gone, or is deleted."""
    return dict(landing.query(STATES))
