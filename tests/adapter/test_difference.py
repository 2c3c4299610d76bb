"""A run writes what changed and nothing else; `updated_at` and the watermark tell."""

from __future__ import annotations

import pytest

from tests.adapter.project import Project, contract

KILLS = """
    {{{{ config(
        materialized='{}', on_schema_change='fail',
        rebuild_key='player_name', unique_key='player_name',
    ) }}}}
    select player_name, sum(kills) as kills, '{{{{ as_of() }}}}' as updated_at
    from {}
    {{% if is_incremental() %}} where player_name in ({{{{ touched_keys() }}}}) {{% endif %}}
    group by player_name
"""
FIRST = "2025-06-01 12:00:00"
SECOND = "2025-06-02 12:00:00"


def write_kills(project: Project, materialized: str, relation: str = "landing") -> None:
    project.write("models/kills.sql", KILLS.format(materialized, relation))
    project.write(
        "models/kills.yml",
        contract("kills", ["player_name"], player_name="text", kills="integer", updated_at="text"),
    )


@pytest.mark.parametrize("materialized", ["table", "incremental"])
@pytest.mark.parametrize("flags", [(), ("--full-refresh",)], ids=["plain", "full refresh"])
def test_only_a_changed_row_moves(
    project: Project, materialized: str, flags: tuple[str, ...]
) -> None:
    write_kills(project, materialized)
    project.land(1, ("ann", "r1", 1), ("bob", "r1", 1), ("cid", "r1", 1))
    project.build("run")
    project.land(2, ("ann", "r2", 0), ("bob", "r2", 2))
    project.set_as_of(SECOND)
    project.build("run", *flags)
    assert project.sql("select * from kills") == [
        ("ann", 1, FIRST),
        ("bob", 3, SECOND),
        ("cid", 1, FIRST),
    ]


@pytest.mark.parametrize("is_contract", [True, False], ids=["contract", "no contract"])
def test_a_run_without_news_writes_no_row(project: Project, is_contract: bool) -> None:
    write_kills(project, "table")
    if not is_contract:
        (project.folder / "models/kills.yml").unlink()
    project.land(1, ("ann", "r1", 1))
    project.build("run")
    project.sql("create table written (word text)")
    for change in ("insert", "delete", "update"):
        project.sql(
            f"""
            create trigger note_{change} after {change} on kills
            begin insert into written values ('{change}'); end
            """
        )
    project.set_as_of(SECOND)
    project.build("run")
    assert project.sql("select * from written") == []
    assert project.sql("select updated_at from kills") == [(FIRST,)]
    assert project.sql("select count(*) from sqlite_master where type = 'trigger'") == [(3,)]


def test_null_equals_null(project: Project) -> None:
    project.write(
        "models/kills.sql",
        """
        {{ config(materialized='table', unique_key='player_name') }}
        select null as player_name, null as kills, '{{ as_of() }}' as updated_at
        """,
    )
    project.build("run")
    project.set_as_of(SECOND)
    project.build("run")
    assert project.sql("select * from kills") == [(None, None, FIRST)]


def kills_in_half(project: Project) -> None:
    """Edit the model so that every player's row changes, though no player was touched."""
    text = (project.folder / "models/kills.sql").read_text()
    project.write("models/kills.sql", text.replace("sum(kills)", "sum(kills) / 2"))


def test_an_edited_model_is_rebuilt(project: Project) -> None:
    write_kills(project, "incremental")
    project.land(1, ("ann", "r1", 4), ("bob", "r1", 6))
    project.build("run")
    project.land(2, ("ann", "r1", 8))
    kills_in_half(project)
    project.build("run")
    assert project.sql("select player_name, kills from kills") == [("ann", 4), ("bob", 3)]


def test_an_edited_macro_rebuilds_its_models(project: Project) -> None:
    project.write("macros/weight.sql", "{% macro weight() %}1{% endmacro %}")
    write_kills(
        project, "incremental", "(select player_name, kills * {{ weight() }} as kills from landing)"
    )
    project.land(1, ("ann", "r1", 4), ("bob", "r1", 6))
    project.land(2)
    project.build("run")
    project.write("macros/weight.sql", "{% macro weight() %}2{% endmacro %}")
    project.build("run")
    assert project.sql("select kills from kills") == [(8,), (12,)]


@pytest.mark.parametrize("through", ["seed", "view"])
def test_a_changed_seed_rebuilds_its_models(project: Project, through: str) -> None:
    project.write_seed("factors", "factor\n1\n", factor="integer")
    project.write(
        "models/multiplied.sql",
        "select player_name, kills * factor as kills from landing, {{ ref('factors') }}",
    )
    if through == "view":
        write_kills(project, "incremental", "{{ ref('multiplied') }}")
    else:
        subquery = (
            "(select player_name, kills * factor as kills from landing, {{ ref('factors') }})"
        )
        write_kills(project, "incremental", subquery)
    project.land(1, ("ann", "r1", 4), ("bob", "r1", 6))
    project.land(2)
    project.build("build")
    project.write_seed("factors", "factor\n2\n", factor="integer")
    project.build("run")
    assert project.sql("select kills from kills") == [(4,), (6,)]
    project.build("build")
    assert project.sql("select kills from kills") == [(8,), (12,)]


def test_an_edited_view_rebuilds_its_models(project: Project) -> None:
    project.write("models/doubled.sql", "select player_name, kills from landing")
    write_kills(project, "incremental", "{{ ref('doubled') }}")
    project.land(1, ("ann", "r1", 4), ("bob", "r1", 6))
    project.land(2)
    project.build("run")
    project.write("models/doubled.sql", "select player_name, kills * 2 as kills from landing")
    project.build("run")
    assert project.sql("select kills from kills") == [(8,), (12,)]


def test_the_watermark_is_committed_with_the_rows(our_project: Project) -> None:
    write_kills(our_project, "incremental")
    our_project.land(3, ("ann", "r1", 1))
    our_project.build("run")
    query = "select model_name, load_id, as_of from model_watermarks"
    assert our_project.sql(query) == [("kills", 3, FIRST)]
    our_project.land(4, ("ann", "r1", 2))
    our_project.append("dbt_project.yml", "models:\n  +post-hook: select json('{')\n")
    our_project.set_as_of(SECOND)
    our_project.fail("run")
    assert our_project.sql(query) == [("kills", 3, FIRST)]
    assert our_project.sql("select kills from kills") == [(1,)]


def test_a_seed_has_a_watermark_without_any_landing(our_project: Project) -> None:
    our_project.sql("drop table landing_loads")
    our_project.write_seed("factors", "factor\n1\n", factor="integer")
    our_project.build("seed")
    assert our_project.sql("select model_name, load_id from model_watermarks") == [("factors", 0)]


def test_a_seed_keeps_its_column_types(our_project: Project) -> None:
    our_project.write_seed("factors", "code,factor\n007,1\n", code="text", factor="real")
    our_project.build("seed")
    our_project.build("seed")
    assert our_project.sql("select code, typeof(factor) from factors") == [("007", "real")]
