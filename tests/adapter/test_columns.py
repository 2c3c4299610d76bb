"""A column change fails loudly or migrates; a contract is a table that SQLite enforces."""

from __future__ import annotations

import pytest

from tests.adapter.project import Project, contract


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ("1 as round_id, 2 as deaths", "missing kills; extra deaths"),
        ("1 as round_id", "missing kills"),
        ("1 as round_id, 2 as kills, 3 as deaths", "extra deaths"),
    ],
    ids=["renamed", "removed", "added"],
)
def test_a_changed_column_fails_then_migrates(project: Project, columns: str, said: str) -> None:
    config = "{{ config(materialized='incremental', unique_key='round_id') }} "
    project.write("models/kills.sql", config + "select 1 as round_id, 2 as kills")
    project.build("run")
    project.write("models/kills.sql", config + f"select {columns}")
    message = project.fail("run")
    assert said in message
    assert "--full-refresh" in message
    assert project.sql("select round_id, kills from kills") == [(1, 2)]
    project.build("run", "--full-refresh")
    names = [name for (name,) in project.sql("select name from pragma_table_info('kills')")]
    assert names == [column.split(" as ")[1] for column in columns.split(", ")]


def test_a_changed_contract_fails_then_migrates(project: Project) -> None:
    project.write(
        "models/kills.sql",
        """
        {{ config(materialized='incremental', on_schema_change='fail') }}
        select 'r1' as round_id, 2 as kills
        """,
    )
    project.write(
        "models/kills.yml", contract("kills", ["round_id"], round_id="text", kills="integer")
    )
    project.build("run")
    project.write(
        "models/kills.yml", contract("kills", ["round_id"], round_id="text", kills="real")
    )
    assert "other types or constraints. Nothing was changed" in project.fail("run")
    assert project.sql("select kills from kills") == [(2,)]
    project.build("run", "--full-refresh")
    assert project.sql("select typeof(kills) from kills") == [("real",)]


def test_a_contract_is_a_strict_table_in_key_order(project: Project) -> None:
    """The query may give the columns in any order."""
    project.write(
        "models/kills.sql",
        "{{ config(materialized='table') }} select 2.0 as kills, 'ann' as player_name",
    )
    project.write(
        "models/kills.yml", contract("kills", ["player_name"], player_name="text", kills="integer")
    )
    project.build("run")
    assert project.sql("select wr, strict from pragma_table_list where name = 'kills'") == [(1, 1)]
    assert project.sql("select *, typeof(kills) from kills") == [("ann", 2, "integer")]
    assert project.sql("select name from pragma_table_info('kills') where pk = 1") == [
        ("player_name",)
    ]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            "select 'ann' as player_name, 'many' as kills",
            "cannot store TEXT value in INTEGER column",
        ),
        ("select null as player_name, 1 as kills", "NOT NULL constraint failed"),
        ("select 'ann' as player_name, -1 as kills", "CHECK constraint failed"),
        (
            "select 'ann' as player_name, 1 as kills union all select 'ann', 2",
            "UNIQUE constraint failed",
        ),
        ("select 'ann' as player_name", "contract: missing kills"),
        ("select 'ann' as player_name, 1 as kills, 2 as deaths", "contract: extra deaths"),
    ],
    ids=["type", "null", "check", "duplicate", "missing column", "extra column"],
)
def test_a_broken_contract_fails_and_leaves_the_old_table(
    project: Project, rows: str, said: str
) -> None:
    config = "{{ config(materialized='table') }} "
    project.write("models/kills.sql", config + "select 'ann' as player_name, 1 as kills")
    project.write(
        "models/kills.yml",
        """
        models:
          - name: kills
            config: {contract: {enforced: true}}
            columns:
              - name: player_name
                data_type: text
                constraints: [{type: primary_key, warn_unenforced: false}]
              - name: kills
                data_type: integer
                constraints: [{type: check, expression: kills >= 0, warn_unsupported: false}]
        """,
    )
    project.build("run")
    project.write("models/kills.sql", config + rows)
    assert said in project.fail("run")
    assert project.sql("select * from kills") == [("ann", 1)]


def test_a_key_beside_a_rowid_is_never_null(our_project: Project) -> None:
    """Of a table with a rowid SQLite itself would take NULL in the primary key."""
    config = "{{ config(materialized='table', has_rowid=true) }} "
    our_project.write("models/kills.sql", config + "select 'ann' as player_name")
    our_project.write("models/kills.yml", contract("kills", ["player_name"], player_name="text"))
    our_project.build("run")
    assert our_project.sql("select rowid, player_name from kills") == [(1, "ann")]
    our_project.write("models/kills.sql", config + "select cast(null as text) as player_name")
    assert "NOT NULL constraint failed" in our_project.fail("run")
    assert our_project.sql("select rowid, player_name from kills") == [(1, "ann")]


def test_a_contract_without_a_key_is_a_strict_table(project: Project) -> None:
    project.write("models/kills.sql", "{{ config(materialized='table') }} select 1 as kills")
    project.write("models/kills.yml", contract("kills", kills="integer"))
    project.build("run")
    project.build("run")
    assert project.sql("select wr, strict from pragma_table_list where name = 'kills'") == [(0, 1)]
    assert project.sql("select * from kills") == [(1,)]


def test_indexes_are_those_of_the_config(project: Project) -> None:
    def stored_indexes() -> set[tuple[str, int, str]]:
        return set(
            project.sql(
                """
                select indexes.name, indexes."unique", group_concat(columns.name)
                from pragma_index_list('kills') as indexes,
                    pragma_index_info(indexes.name) as columns
                where indexes.origin = 'c'
                group by indexes.name
                """
            )
        )

    def build_with(config: str) -> None:
        project.write(
            "models/kills.sql",
            f"""
            {{{{ config(materialized='table', {config}) }}}}
            select 'r1' as round_id, 'ann' as player_name, 1 as kills
            """,
        )
        project.build("run")

    two_columns = "{'columns': ['player_name', 'kills']}"
    build_with(f"indexes=[{two_columns}, {{'columns': ['kills'], 'unique': true}}]")
    assert stored_indexes() == {
        ("kills__index__player_name__kills", 0, "player_name,kills"),
        ("kills__unique__kills", 1, "kills"),
    }
    build_with("unique_key='round_id'")
    assert stored_indexes() == {("kills__index__round_id", 0, "round_id")}


def test_what_is_made_by_hand_stays_until_the_table_is_made_anew_which_is_told(
    project: Project,
) -> None:
    def build_with(columns: str) -> list[str]:
        project.write(
            "models/kills.sql",
            f"{{{{ config(materialized='table', unique_key='round_id') }}}} select {columns}",
        )
        project.build("run")
        found = project.sql("select name from sqlite_master where name like '%by_hand'")
        return sorted(name for (name,) in found)

    build_with("'r1' as round_id, 1 as kills")
    project.sql("create index kills_by_hand on kills (kills)")
    project.sql("create trigger told_by_hand after delete on kills begin select 1; end")
    assert build_with("'r1' as round_id, 2 as kills") == ["kills_by_hand", "told_by_hand"]
    assert not project.warnings
    assert build_with("'r1' as round_id, 2 as kills, 3 as deaths") == []
    assert [warning.partition(" that it had. ")[0] for warning in project.warnings] == [
        "kills is made anew, without the index kills_by_hand",
        "kills is made anew, without the trigger told_by_hand",
    ]
    assert "CREATE INDEX kills_by_hand on kills (kills)" in project.warnings[0]


@pytest.mark.parametrize(
    "config",
    [
        "on_schema_change='append_new_columns'",
        "incremental_strategy='merge', unique_key='kills'",
        "incremental_strategy='microbatch', event_time='at', batch_size='year', begin='2025-01-01'",
    ],
    ids=["on_schema_change", "strategy", "microbatch"],
)
def test_what_is_not_implemented_is_refused(project: Project, config: str) -> None:
    project.write(
        "models/kills.sql",
        f"{{{{ config(materialized='incremental', {config}) }}}} select 1 as kills",
    )
    assert "is not implemented for SQLite" in project.fail("run")


WINDOW = "{'periods': 'weeks', 'opens_on': 'at', 'closes_on': 'at'}"


@pytest.mark.parametrize(
    ("config", "reason"),
    [
        ("rebuild_key='kills'", "kills: rebuild_key needs a unique_key beside it"),
        ("changes='others'", "kills: changes needs a rebuild_key beside it"),
        (f"moving_window={WINDOW}", "kills: moving_window needs a rebuild_key beside it"),
        (
            "unique_key='kills', rebuild_key='kills', moving_window={'period': 'weeks'}",
            "kills: moving_window takes periods, opens_on and closes_on: "
            "missing periods, opens_on, closes_on; extra period",
        ),
        (
            "unique_key='kills', rebuild_key='kills', moving_window='weeks'",
            "missing periods, opens_on, closes_on; extra weeks",
        ),
    ],
    ids=["no unique_key", "lone changes", "lone window", "misspelt part", "no mapping"],
)
def test_a_config_that_means_nothing_is_refused(
    our_project: Project, config: str, reason: str
) -> None:
    our_project.write(
        "models/kills.sql",
        f"{{{{ config(materialized='incremental', {config}) }}}} select 1 as kills",
    )
    assert reason in our_project.fail("run")
