"""A run waits for other writers, and two runs at once do as well as one after the other."""

from __future__ import annotations

import threading
import time

from tests.adapter.project import Project, wait_until

HELD_SECONDS = 6.0
"""Longer than the five seconds that the adapter waits."""


def test_a_run_waits_for_a_writer(project: Project) -> None:
    project.write("models/answer.sql", "{{ config(materialized='table') }} select 1 as number")
    project.build("run")
    is_held = threading.Event()

    def hold() -> None:
        with project.connect() as connection:
            connection.execute("begin immediate")
            is_held.set()
            time.sleep(HELD_SECONDS)
            connection.execute("insert into landing_loads values (1)")
            connection.execute("commit")

    holder = threading.Thread(target=hold)
    holder.start()
    is_held.wait()
    try:
        project.build("run")
    finally:
        holder.join()
    assert project.sql("select * from landing_loads") == [(1,)]


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
    compiled = project.folder / "target/compiled/adapter_tests/models/numbers.sql"
    compiled.unlink()

    def land_meanwhile() -> None:
        wait_until(compiled.exists)
        time.sleep(0.3)
        project.land(1, ("ann", "r1", 1))

    writer = threading.Thread(target=land_meanwhile)
    writer.start()
    try:
        project.build("run")
    finally:
        writer.join()
    assert project.sql("select count(*) from landing") == [(1,)]
    assert project.sql("select count(*) from numbers") == [(2,)]


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
    assert [run.wait(60) for run in runs] == [0, 0]
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
