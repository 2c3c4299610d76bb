"""What a model says in dbt's own words: dates, casts in unit tests, and `ref`."""

from __future__ import annotations

import pytest

from tests.adapter.project import Project

DATEADD = [
    ("second", "-90", "2025-01-01 00:00:30", "2024-12-31 23:59:00"),
    ("minute", "1", "2025-01-01 00:00:30", "2025-01-01 00:01:30"),
    ("hour", "-1", "2025-01-01", "2024-12-31 23:00:00"),
    ("day", "-1", "2024-03-01", "2024-02-29"),
    ("day", "30", "2025-01-01 10:20:30", "2025-01-31 10:20:30"),
    ("WEEK", "-2", "2025-01-10", "2024-12-27"),
    ("month", "1", "2025-01-31 10:20:30", "2025-02-28 10:20:30"),
    ("month", "-1", "2024-03-31", "2024-02-29"),
    ("month", "-6", "2025-08-31", "2025-02-28"),
    ("month", "13", "2025-01-15", "2026-02-15"),
    ("quarter", "-1", "2025-05-31", "2025-02-28"),
    ("year", "-1", "2024-02-29 23:59:59", "2023-02-28 23:59:59"),
    ("year", "4", "2024-02-29", "2028-02-29"),
    ("month", "1 - 2", "2025-03-30", "2025-02-28"),
    ("day", "null", "2025-03-30", None),
]

DATEDIFF = [
    ("second", "2025-01-01", "2025-01-01 00:01:00", 60),
    ("minute", "2025-01-01 00:00:59", "2025-01-01 00:01:00", 1),
    ("hour", "1969-12-31 23:30:00", "1970-01-01 00:10:00", 1),
    ("day", "2025-01-01 23:59:59", "2025-01-02 00:00:00", 1),
    ("day", "2025-01-02", "2025-01-01 00:00:00", -1),
    ("day", "1969-12-30 12:00:00", "1969-12-31 11:00:00", 1),
    ("week", "2025-06-01", "2025-06-02", 1),
    ("week", "2025-06-02", "2025-06-08 23:59:59", 0),
    ("month", "2024-12-31", "2025-01-01", 1),
    ("month", "2025-03-01", "2024-12-31", -3),
    ("quarter", "2025-03-31", "2025-04-01", 1),
    ("quarter", "2025-04-01", "2025-06-30", 0),
    ("YEAR", "2023-12-31 23:59:59", "2025-01-01", 2),
]

DATE_TRUNC = [
    ("second", "2025-05-15 10:20:30", "2025-05-15 10:20:30"),
    ("minute", "2025-05-15 10:20:30", "2025-05-15 10:20:00"),
    ("hour", "2025-05-15 10:20:30", "2025-05-15 10:00:00"),
    ("day", "2025-05-15 10:20:30", "2025-05-15 00:00:00"),
    ("week", "2025-06-01 10:20:30", "2025-05-26 00:00:00"),
    ("week", "2025-06-02", "2025-06-02"),
    ("Month", "2024-02-29", "2024-02-01"),
    ("quarter", "2025-05-31 10:20:30", "2025-04-01 00:00:00"),
    ("quarter", "2025-12-31", "2025-10-01"),
    ("year", "2025-12-31", "2025-01-01"),
]


def evaluate(project: Project, expressions: list[str]) -> list[object]:
    """What each expression gives in a model."""
    selects = " union all ".join(
        f"select {number} as number, {{{{ {expression} }}}} as answer"
        for number, expression in enumerate(expressions)
    )
    project.write("models/answers.sql", f"{{{{ config(materialized='table') }}}} {selects}")
    project.build("run")
    return [answer for (answer,) in project.sql("select answer from answers order by number")]


def test_dateadd(project: Project) -> None:
    expressions = [f"""dbt.dateadd("{part}", "{n}", "'{date}'")""" for part, n, date, _ in DATEADD]
    assert evaluate(project, expressions) == [answer for *_, answer in DATEADD]


def test_datediff(project: Project) -> None:
    expressions = [
        f"""dbt.datediff("'{first}'", "'{second}'", "{part}")"""
        for part, first, second, _ in DATEDIFF
    ]
    assert evaluate(project, expressions) == [answer for *_, answer in DATEDIFF]


def test_date_trunc(project: Project) -> None:
    expressions = [f"""dbt.date_trunc("{part}", "'{date}'")""" for part, date, _ in DATE_TRUNC]
    assert evaluate(project, expressions) == [answer for *_, answer in DATE_TRUNC]


@pytest.mark.parametrize(
    "expression",
    [
        """dbt.dateadd("days", 1, "'2025-01-01'")""",
        """dbt.datediff("'2025-01-01'", "'2025-01-01'", "days")""",
        """dbt.date_trunc("days", "'2025-01-01'")""",
    ],
)
def test_what_is_no_date_part_is_refused(project: Project, expression: str) -> None:
    project.write("models/answers.sql", f"select {{{{ {expression} }}}} as answer")
    assert "days is not a date part" in project.fail("run")


@pytest.mark.parametrize("materialized", ["table", "view"])
def test_unit_tests_keep_text(project: Project, materialized: str) -> None:
    """The columns of the input are expressions, whose type SQLite does not know."""
    project.write(
        "models/names.sql",
        f"{{{{ config(materialized='{materialized}') }}}} "
        "select coalesce(player_name, '') as player_name, coalesce(kills, 0) as kills from landing",
    )
    project.write(
        "models/kills.sql",
        """
        {{ config(materialized='incremental', on_schema_change='fail') }}
        select player_name || '!' as player_name, sum(kills) as kills, 1.5 as ratio
        from {{ ref('names') }} group by player_name
        """,
    )
    project.write(
        "models/kills.yml",
        """
        models:
          - name: kills
            config: {contract: {enforced: true}}
            columns:
              - {name: player_name, data_type: text}
              - {name: kills, data_type: integer}
              - {name: ratio, data_type: real}
        unit_tests:
          - name: kills__adds_up
            model: kills
            given:
              - input: ref('names')
                rows:
                  - {player_name: a, kills: 1}
                  - {player_name: a, kills: 2}
                  - {player_name: '7', kills: 3}
            expect:
              rows:
                - {player_name: a!, kills: 3, ratio: 1.5}
                - {player_name: 7!, kills: 3, ratio: 1.5}
        """,
    )
    project.build("build")
    assert project.sql("select name from sqlite_master where name like '%__dbt_tmp%'") == []


def test_ref_takes_a_package_and_a_version(project: Project) -> None:
    project.write("models/one.sql", "select 1 as number")
    project.write("models/two_v1.sql", "select 2 as number")
    project.write("models/two_v2.sql", "select 3 as number")
    project.write(
        "models/models.yml",
        "models: [{name: two, latest_version: 2, versions: [{v: 1}, {v: 2}]}]",
    )
    project.write(
        "models/sum.sql",
        """
        select one.number, two_v1.number, two_v2.number
        from {{ ref('adapter_tests', 'one') }} as one,
            {{ ref('two', v=1) }} as two_v1, {{ ref('two', version=2) }} as two_v2
        """,
    )
    project.build("run")
    assert project.sql("select * from sum") == [(1, 2, 3)]
