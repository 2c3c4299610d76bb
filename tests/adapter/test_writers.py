"""A run waits for other writers, and two runs at once do as well as one after the other."""

from __future__ import annotations

import re
import sqlite3
import threading
from collections.abc import Callable
from contextlib import suppress

import pytest

from tests.adapter.project import Project
from tests.support.waiting import PATIENCE_SECONDS, wait_until

ADAPTER_WAIT_SECONDS = 5.0
WRITES = re.compile("begin immediate|create ")


def test_a_run_waits_for_a_writer(project: Project) -> None:
    project.write("models/answer.sql", "{{ config(materialized='table') }} select 1 as number")
    project.build("run")
    project.hears_statements = True
    is_held, is_over = threading.Event(), threading.Event()

    def is_writing() -> bool:
        return is_over.is_set() or any(map(WRITES.match, project.statements))

    def wait_in_vain() -> None:
        """As long as the adapter does: on a slow machine both take longer than it says."""
        with (
            project.connect(ADAPTER_WAIT_SECONDS) as waiting,
            suppress(sqlite3.OperationalError),
        ):
            waiting.execute("begin immediate")

    def hold() -> None:
        with project.connect() as connection:
            connection.execute("begin immediate")
            is_held.set()
            wait_until(is_writing)
            for _ in range(2):
                if not is_over.is_set():
                    wait_in_vain()
            connection.execute("insert into landing_loads values (1)")
            connection.execute("commit")

    holder = threading.Thread(target=hold)
    holder.start()
    is_held.wait()
    try:
        project.build("run")
    finally:
        is_over.set()
        holder.join()
    assert project.sql("select load_id from landing_loads") == [(1,)]


def test_a_write_during_the_run_does_not_end_it(project: Project) -> None:
    """The hook reads first; a transaction that began as a reader could not write any more."""
    project.write(
        "models/numbers.sql",
        """
        {{ config(materialized='incremental', pre_hook='select count(*) from landing') }}
        with recursive counter(number) as (
            select 1 union all select number + 1 from counter where number < 3000000
        )
        select max(number) as number from counter
        """,
    )
    project.build("run")
    project.hears_statements = True
    is_over = threading.Event()

    def is_selecting() -> bool:
        return is_over.is_set() or any("with recursive" in sql for sql in project.statements)

    def land_meanwhile() -> None:
        wait_until(is_selecting)
        project.land(1, ("ann", "r1", 1))

    writer = threading.Thread(target=land_meanwhile)
    writer.start()
    try:
        project.build("run")
    finally:
        is_over.set()
        writer.join()
    assert project.sql("select count(*) from landing") == [(1,)]
    assert project.sql("select count(*) from numbers") == [(2,)]


COUNTED = """
    {{ config(materialized='table') }}
    select count(*) as landed_rows from landing
"""


def _before_counting(project: Project, action: Callable[[], None]) -> None:
    """Do something once, when the model's rows are about to be computed."""
    project.land(1, ("ann", "r1", 1))
    project.write("models/counted.sql", COUNTED)
    actions = [action]

    def act(sql: str) -> None:
        if "insert into" in sql and "landed_rows" in sql and actions:
            actions.pop()()

    project.hears_statements = True
    project.before_statement = act


def _counted(project: Project) -> list[tuple[int, int]]:
    """The rows that the table counts, and the last load that it has seen."""
    return project.sql(
        "select landed_rows, load_id from counted"
        " cross join model_watermarks where model_name = 'counted'"
    )


def test_landing_goes_on_while_a_whole_table_is_computed(our_project: Project) -> None:
    """What lands meanwhile is not in the table, and its watermark says so: the next run has it."""
    _before_counting(our_project, lambda: our_project.land(2, ("bob", "r2", 2), wait_seconds=0))
    our_project.build("run")
    assert _counted(our_project) == [(1, 1)]
    our_project.build("run")
    assert _counted(our_project) == [(2, 2)]


@pytest.mark.parametrize(
    "change",
    [
        "update model_watermarks set load_id = 2 where model_name = 'counted'",
        "update model_watermarks set definition = 'other' where model_name = 'counted'",
        "drop table counted; create view counted as select 2 as landed_rows",
    ],
)
def test_a_whole_table_that_another_run_wrote_meanwhile(our_project: Project, change: str) -> None:
    """It is computed once more, with the lock: else a reader would see the other's rows go."""

    def rebuild() -> None:
        our_project.land(2, ("bob", "r2", 2), wait_seconds=0)
        with our_project.connect(wait_seconds=0) as connection:
            connection.executescript(f"begin immediate; {change}; commit")

    _before_counting(our_project, lambda: None)
    our_project.build("run")
    _before_counting(our_project, rebuild)
    our_project.build("run")
    assert _counted(our_project) == [(2, 2)]


def test_a_whole_table_of_another_that_was_made_anew_meanwhile(our_project: Project) -> None:
    """The other run was of another definition: what was staged of the old rows is not written."""
    our_project.write("models/parents.sql", "{{ config(materialized='table') }} select 1 as number")
    our_project.build("run")

    def make_anew() -> None:
        with our_project.connect(wait_seconds=0) as connection:
            connection.executescript(
                "begin immediate; insert into parents values (2);"
                "update model_watermarks set definition = 'other'; commit"
            )

    _before_counting(our_project, make_anew)
    our_project.write(
        "models/counted.sql", COUNTED.replace("from landing", "from {{ ref('parents') }}")
    )
    said = our_project.fail("run", "--select", "counted")
    assert "counted is made of parents, which was made before an edit" in said
    assert not our_project.sql("select 1 from sqlite_master where name = 'counted'")


def test_two_first_runs_at_once(our_project: Project) -> None:
    our_project.write(
        "models/kills.sql",
        """
        {{ config(materialized='incremental', unique_key='round_id') }}
        select round_id, kills from landing {% if is_incremental() %} where false {% endif %}
        """,
    )
    our_project.land(1, ("ann", "r1", 1))
    runs = [our_project.start("run", "--target-path", target) for target in ("one", "two")]
    assert [run.wait(PATIENCE_SECONDS) for run in runs] == [0, 0]
    assert our_project.sql("select * from kills") == [("r1", 1)]


REBUILT = """
    {{{{ config(
        materialized='incremental', {}unique_key='player_name',
        pre_hook={{'sql': "{}", 'transaction': false}},
    ) }}}}
    select player_name, kills from landing
    {{% if is_incremental() %}} where player_name in ({{{{ touched_keys() }}}}) {{% endif %}}
"""


def test_a_table_that_another_run_made_meanwhile(our_project: Project) -> None:
    """SQL that was compiled for the whole table replaces the whole, whatever is there by then."""
    our_project.write(
        "models/kills.sql",
        REBUILT.format("", "create table kills as select 'gone' as player_name, 1 as kills"),
    )
    our_project.land(1, ("ann", "r1", 1))
    our_project.build("run")
    assert our_project.sql("select * from kills") == [("ann", 1)]


def test_a_table_that_another_run_rebuilt_meanwhile(our_project: Project) -> None:
    """SQL that was compiled for the touched keys is no use for a table of another definition."""
    our_project.write(
        "models/kills.sql",
        REBUILT.format(
            "rebuild_key='player_name', ", "update model_watermarks set definition = 'other'"
        ),
    )
    our_project.land(1, ("ann", "r1", 1))
    our_project.build("run")
    assert "run it again" in our_project.fail("run")
    assert our_project.sql("select * from kills") == [("ann", 1)]


def test_hooks_run_inside_and_outside_the_transaction(project: Project) -> None:
    project.sql("create table said (word text)")
    project.write(
        "models/answer.sql",
        """
        {{ config(
            materialized='table',
            pre_hook=[
                {'sql': "insert into said values ('before')", 'transaction': false},
                "insert into said values ('inside')",
            ],
            post_hook=[
                "insert into said select number from {{ this }}",
                {'sql': "insert into said values ('after')", 'transaction': false},
            ],
        ) }}
        select 'answer' as number
        """,
    )
    project.build("run")
    assert project.sql("select word from said") == [
        ("before",),
        ("inside",),
        ("answer",),
        ("after",),
    ]
    project.append("models/answer.sql", " where json('{')")
    project.fail("run")
    assert project.sql("select word from said")[4:] == [("before",)]
