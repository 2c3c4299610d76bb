"""`dbt source freshness` where times are text: by a column, by a query, and before any load."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.adapter.project import Project

SOURCES = """
version: 2
sources:
  - name: site
    schema: main
    tables:
      - name: rounds
        config:
          freshness: {{warn_after: {{count: 10, period: minute}}}}
          {measured_by}
"""

NOON = datetime(2025, 6, 1, 12, tzinfo=UTC)
NEVER = datetime(1, 1, 1, tzinfo=UTC)


@pytest.fixture(
    params=["loaded_at_field: loaded_at", "loaded_at_query: select loaded_at from rounds"],
    ids=["field", "query"],
)
def source(request: pytest.FixtureRequest, project: Project) -> Project:
    """The project with a source that is measured in one of the two ways, and never loaded."""
    project.write("models/sources.yml", SOURCES.format(measured_by=request.param))
    project.sql("create table rounds (loaded_at)")
    return project


def freshness(project: Project) -> Any:
    """What dbt finds of the one source."""
    result: Any = project.dbt("source", "freshness")
    assert result.success, project.errors
    *_hooks, found = result.result.results
    return found


@pytest.mark.parametrize(
    "text",
    [
        "2025-06-01 12:00:00",
        "2025-06-01T12:00:00Z",
        "2025-06-01 12:00:00.000",
        "2025-06-01 17:45:00+05:45",
    ],
)
def test_a_text_without_an_offset_is_utc(text: str, source: Project) -> None:
    source.sql("insert into rounds values (?)", text)
    assert freshness(source).max_loaded_at == NOON


@pytest.mark.parametrize(("minutes", "status"), [(9, "pass"), (11, "warn")])
def test_age_is_measured_from_now(minutes: int, status: str, source: Project) -> None:
    source.sql("insert into rounds values (datetime('now', ?))", f"-{minutes} minutes")
    found = freshness(source)
    assert found.status == status
    assert found.age == pytest.approx(minutes * 60, abs=30)


def test_what_was_never_loaded_is_stale(source: Project) -> None:
    found = freshness(source)
    assert found.status == "warn"
    assert found.max_loaded_at == NEVER
    source.sql("insert into rounds values (null)")
    assert freshness(source).max_loaded_at == NEVER


def test_what_is_no_time_is_named(source: Project) -> None:
    source.sql("insert into rounds values ('yesterday')")
    assert "'yesterday'" in source.fail("source", "freshness")
