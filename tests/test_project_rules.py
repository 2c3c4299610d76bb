"""The rules that hold for every model and macro, read from dbt's manifest.

A mart is a model outside `staging`, a table or a view. Each rule collects whatever breaks it, so
that one run shows everything.
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from extract.database import connection as database
from extract.schedule import freshness
from tests.marts.warehouse import DICTIONARY_GRAIN, MART_GRAIN
from tests.oracle.clickhouse.expected import VIEW_GRAIN

ROOT = Path(__file__).parents[1]
MACROS = ROOT / "macros"
SUBJECTS = {"players", "servers", "leaderboards", "dictionary"}
CLOCK = re.compile(r"\bcurrent_(timestamp|date|time)\b|\b(now|unixepoch)\s*\(|'now'", re.IGNORECASE)
COMMENT = re.compile(r"\{#.*?#\}|--[^\n]*", re.DOTALL)

Node = dict[str, Any]
Manifest = dict[str, Any]


def own(manifest: Manifest, group: str, kind: str) -> list[Node]:
    """The project's own nodes of a kind, without those of dbt and its adapter."""
    project = manifest["metadata"]["project_name"]
    return [
        node
        for node in manifest[group].values()
        if node["resource_type"] == kind and node["package_name"] == project
    ]


@pytest.fixture
def models(manifest_json: Manifest) -> list[Node]:
    return own(manifest_json, "nodes", "model")


@pytest.fixture
def marts(models: list[Node]) -> list[Node]:
    return [model for model in models if not is_staging(model)]


@pytest.fixture
def tables(marts: list[Node]) -> list[Node]:
    return [mart for mart in marts if not is_view(mart)]


@pytest.fixture
def singular_tests(manifest_json: Manifest) -> list[Node]:
    return [
        test for test in own(manifest_json, "nodes", "test") if test["name"].startswith("assert_")
    ]


@pytest.fixture
def macros(manifest_json: Manifest) -> list[Node]:
    return own(manifest_json, "macros", "macro")


def is_view(model: Node) -> bool:
    return bool(model["config"]["materialized"] == "view")


def is_staging(model: Node) -> bool:
    return Path(model["original_file_path"]).is_relative_to("models/staging")


def code(node: Node) -> str:
    return COMMENT.sub("", node.get("raw_code") or node.get("macro_sql") or "")


def test_no_macro_calls_upward(macros: list[Node]) -> None:
    rows = re.findall(r"^\| (`\w+/`.*?) \|", (MACROS / "README.md").read_text(), re.MULTILINE)
    folders = [folder for row in rows for folder in re.findall(r"`(\w+)/`", row)]
    height = {folder: place for place, folder in enumerate(folders)}
    assert sorted(height) == sorted(path.name for path in MACROS.iterdir() if path.is_dir())
    places = {
        macro["unique_id"]: Path(macro["original_file_path"])
        for macro in macros
        if (ROOT / macro["original_file_path"]).is_relative_to(MACROS)
    }
    upward = [
        f"{places[macro['unique_id']]} calls {places[called]}"
        for macro in macros
        if macro["unique_id"] in places
        for called in macro["depends_on"]["macros"]
        if called in places
        and height[places[called].parts[1]] > height[places[macro["unique_id"]].parts[1]]
    ]
    assert upward == []


def test_only_staging_reads_sources(marts: list[Node]) -> None:
    assert not [
        mart["name"]
        for mart in marts
        if any(node.startswith("source.") for node in mart["depends_on"]["nodes"])
    ]


def test_landed_rows_are_named_in_staging_alone(marts: list[Node], macros: list[Node]) -> None:
    rows = re.compile(r"\blanding_(?!loads\b)")
    assert not [node["name"] for node in [*marts, *macros] if rows.search(code(node))]


def test_every_model_says_what_a_row_is(models: list[Node]) -> None:
    assert not [
        model["name"] for model in models if not model["description"].startswith("One row per ")
    ]


def test_every_model_has_a_file_of_its_own_name_beside_it(models: list[Node]) -> None:
    for model in models:
        described_in = Path((model["patch_path"] or "none").partition("://")[2])
        assert described_in == Path(model["original_file_path"]).with_suffix(".yml")


def test_every_column_has_a_type_and_a_description(models: list[Node]) -> None:
    assert not [
        f"{model['name']}.{column['name']}"
        for model in models
        for column in model["columns"].values()
        if not column["data_type"] or not column["description"].strip()
    ]
    assert not [model["name"] for model in models if not model["columns"]]


def test_every_landing_column_that_models_read_is_described(manifest_json: Manifest) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript((ROOT / "extract" / "database" / "schema.sql").read_text())
        for source in own(manifest_json, "sources", "source"):
            stored = connection.execute(f"pragma table_info({source['name']})").fetchall()
            columns = source["columns"].values()
            described = {column["name"]: column["data_type"] for column in columns}
            assert described == {name: kind.lower() for _, name, kind, *_ in stored}, source["name"]
            assert all(column["description"].strip() for column in columns), source["name"]


def test_types_of_models_mean_the_same_on_every_engine(manifest_json: Manifest) -> None:
    """`integer` and `real` have 32 bits on DuckDB and ClickHouse."""
    types = {
        f"{model['name']}.{column['name']}": column["data_type"]
        for model in own(manifest_json, "nodes", "model")
        for column in model["columns"].values()
    }
    assert {
        name for name, kind in types.items() if kind not in ("text", "bigint", "double")
    } == set()


def test_no_window_of_a_server_table_can_be_missing(manifest_json: Manifest) -> None:
    """A table without its window would be empty."""
    (seed,) = [
        seed for seed in own(manifest_json, "nodes", "seed") if seed["name"] == "server_windows"
    ]
    lines = (ROOT / seed["original_file_path"]).read_text().splitlines()
    assert seed["config"]["meta"]["minimum_rows"] == len(lines) - 1


def test_every_seed_declares_its_columns(manifest_json: Manifest) -> None:
    columns = [
        column
        for seed in own(manifest_json, "nodes", "seed")
        for column in seed["columns"].values()
    ]
    assert columns
    for column in columns:
        assert column["data_type"] in {"text", "integer", "real"}, column["name"]
        assert column["description"].strip(), column["name"]
        kinds = {constraint["type"] for constraint in column["constraints"]}
        assert kinds <= {"not_null", "unique", "check"}, column["name"]


def test_every_mart_has_a_contract_that_holds_its_key(tables: list[Node]) -> None:
    for mart in tables:
        assert mart["config"]["contract"]["enforced"], mart["name"]
        key = mart["config"]["unique_key"]
        assert isinstance(key, list), mart["name"]
        assert set(key) <= set(mart["columns"]), mart["name"]
        primary = [
            constraint["columns"]
            for constraint in mart["constraints"]
            if constraint["type"] == "primary_key"
        ]
        assert primary == [key], mart["name"]


def test_every_mart_is_computed_once_more_by_an_oracle(
    marts: list[Node], tables: list[Node]
) -> None:
    keys = {table["name"]: tuple(table["config"]["unique_key"]) for table in tables}
    assert keys == {**MART_GRAIN, **DICTIONARY_GRAIN}
    assert {mart["name"] for mart in marts if is_view(mart)} == VIEW_GRAIN.keys()


def test_every_mart_ends_with_updated_at(tables: list[Node]) -> None:
    assert not [mart["name"] for mart in tables if list(mart["columns"])[-1] != "updated_at"]


def test_every_mart_lies_in_the_folder_of_its_subject(marts: list[Node]) -> None:
    for mart in marts:
        folder = Path(mart["original_file_path"]).parent
        assert folder.parent == Path("models"), mart["name"]
        assert folder.name in SUBJECTS, mart["name"]


def test_no_model_reads_a_clock(models: list[Node]) -> None:
    assert not [model["name"] for model in models if CLOCK.search(code(model))]


def test_every_macro_says_at_its_top_what_it_does(macros: list[Node]) -> None:
    files = {ROOT / macro["original_file_path"] for macro in macros}
    assert not [
        str(file.relative_to(ROOT))
        for file in sorted(files)
        if not file.read_text().startswith("{#")
    ]


def test_what_models_call_is_described_with_its_arguments(
    models: list[Node], singular_tests: list[Node], macros: list[Node]
) -> None:
    called = set(re.findall(r"\b(\w+)\(", "".join(map(code, [*models, *singular_tests]))))
    by_name = {
        macro["name"]: macro for macro in macros if _file_of(macro).parent.name != "adapter"
    }  # which are dbt's own names
    for name in called & by_name.keys():
        signature = re.search(rf"macro {name}\((.*?)\)", by_name[name]["macro_sql"])
        assert signature
        assert by_name[name]["description"].strip(), name
        described = [argument["name"] for argument in by_name[name]["arguments"]]
        assert described == re.findall(r"(\w+)(?:=[^,]*)?(?:,|$)", signature[1]), name


def test_the_macros_page_names_every_override(macros: list[Node]) -> None:
    page = (ROOT / "macros" / "README.md").read_text()
    replaced = [macro for macro in macros if "Replaces `" in _file_of(macro).read_text()]
    assert replaced
    assert not [_file_of(macro).name for macro in replaced if _stem(macro) not in page]


def _file_of(macro: Node) -> Path:
    return ROOT / str(macro["original_file_path"])


def _stem(macro: Node) -> str:
    """The last word of a file's name, as a list of several files gives it."""
    return _file_of(macro).stem.rpartition("__")[2].removeprefix("date")


def test_dbt_writes_with_the_pragmas_of_landing() -> None:
    begin = (ROOT / "macros" / "writing" / "begin_transaction.sql").read_text()
    assert dict(re.findall(r"'(\w+) = ([^']+)'", begin)) == {
        "journal_mode": "wal",
        "busy_timeout": str(database.BUSY_TIMEOUT_SECONDS * 1000),
        **{name: str(value) for name, value in database.PRAGMAS.items()},
    }


def test_an_edge_looks_for_long_rounds_where_their_index_has_them() -> None:
    usual = (ROOT / "macros" / "rounds" / "usual_round_seconds.sql").read_text()
    index = (ROOT / "extract" / "landing" / "indexes" / "player_rounds.sql").read_text()
    (long_rounds,) = re.findall(r"round_end_epoch - round_start_epoch > (\d+)", index)
    assert re.findall(r"return\((\d+)\)", usual) == [long_rounds]
    assert str(freshness.USUAL_ROUND_SECONDS) == long_rounds


def test_a_file_holds_one_macro_and_its_versions_for_engines(macros: list[Node]) -> None:
    by_file = defaultdict(list)
    for macro in macros:
        by_file[Path(macro["original_file_path"])].append(macro["name"])
    for file, names in by_file.items():
        public = {name.rpartition("__")[2] for name in names if not name.startswith("_")}
        assert len(public) == 1, f"{file}: {names}"
        assert file.stem.rpartition("__")[2] in public.pop(), f"{file}: {names}"


def test_every_data_test_says_what_a_returned_row_is(singular_tests: list[Node]) -> None:
    assert singular_tests
    assert not [
        test["name"]
        for test in singular_tests
        if not test["raw_code"].startswith("-- A returned row ")
    ]


def test_every_table_of_players_is_searched_for_bots(
    singular_tests: list[Node], tables: list[Node]
) -> None:
    (search,) = (
        test for test in singular_tests if test["name"] == "assert_every_player_has_a_counted_round"
    )
    with_players = {table["unique_id"] for table in tables if "player_name" in table["columns"]}
    assert with_players <= set(search["depends_on"]["nodes"])
