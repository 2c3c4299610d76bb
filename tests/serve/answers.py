"""One answer of `/api`, and its comparison with what is expected of it."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Any

from fastapi.testclient import TestClient

_TIME = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)Z")


@dataclass(frozen=True)
class Answer:
    """What a path has to answer: these rows in this order, in these columns and no others."""

    path: str
    asked: dict[str, Any]
    rows: list[dict[str, Any]]

    def differences(self, client: TestClient) -> list[str]:
        """A line for each row that is not as it should be; none where all are."""
        found = rows_of(client, self.path, self.asked)
        what = f"/api/{self.path} {self.asked}"
        if len(found) != len(self.rows):
            return [f"{what}: {len(found)} rows, expected {len(self.rows)}"]
        return [
            f"{what}, row {place}: {one}, expected {other}"
            for place, (one, other) in enumerate(zip(found, self.rows, strict=True))
            if one.keys() != other.keys() or not all(_same(one[name], other[name]) for name in one)
        ][:3]


def rows_of(client: TestClient, path: str, asked: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of a list, or the one of a subject; times as the file has them."""
    answer = client.get(f"/api/{path}", params=asked)
    if answer.status_code == 200 and answer.json().get("next_offset") is not None:
        answer = client.get(f"/api/{path}", params={**asked, "limit": 1000})
    assert answer.status_code == 200, f"{path} {asked}: {answer.text}"
    found = answer.json()
    rows = found.get("rows", [found])
    return [{name: _time(value) for name, value in row.items()} for row in rows]


def _time(value: Any) -> Any:
    found = _TIME.fullmatch(value) if isinstance(value, str) else None
    return f"{found[1]} {found[2]}" if found else value


def _same(one: Any, other: Any) -> bool:
    """Sums of minutes may differ in the last digit by the order in which they are summed."""
    if isinstance(one, float | int) and isinstance(other, float | int):
        return math.isclose(one, other, rel_tol=1e-12)
    return bool(one == other)
