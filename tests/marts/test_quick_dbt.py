"""What dbt works out in one process serves later ones; what happens to its files harms no run."""

from dataclasses import dataclass
from pathlib import Path
from types import CodeType

import pytest
from dbt_common.dataclass_schema import dbtClassMixin
from jinja2 import Environment

from extract.warm_dbt import quick_dbt

SOURCE = "{% macro total_kills() %}sum(final_kills){% endmacro %}"


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a project where nothing was compiled."""
    folder = tmp_path / "target" / "templates"
    monkeypatch.setattr(quick_dbt, "_TEMPLATES", folder)
    return folder


def compile_as_a_new_process(monkeypatch: pytest.MonkeyPatch) -> CodeType:
    monkeypatch.setattr(quick_dbt, "_compiled", {})
    code = Environment(autoescape=False).compile(SOURCE)  # noqa: S701 - it makes SQL, as dbt's do
    assert isinstance(code, CodeType)
    return code


def test_a_later_process_compiles_nothing(templates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = compile_as_a_new_process(monkeypatch)
    assert len(list(templates.iterdir())) == 1
    monkeypatch.delattr(quick_dbt, "_compile")
    assert compile_as_a_new_process(monkeypatch) == first


def test_a_file_that_was_cut_off_is_not_used(
    templates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = compile_as_a_new_process(monkeypatch)
    (file,) = templates.iterdir()
    whole = file.read_bytes()
    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        assert compile_as_a_new_process(monkeypatch) == first


def test_where_nothing_can_be_written_each_process_compiles(
    templates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    templates.parent.parent.mkdir(exist_ok=True)
    templates.parent.write_text("a file in the folder's place")
    first = compile_as_a_new_process(monkeypatch)
    assert compile_as_a_new_process(monkeypatch) == first


def settings_of_a_new_process() -> type[dbtClassMixin]:
    @dataclass
    class Settings(dbtClassMixin):
        threads: int = 1

    return Settings


def test_a_later_process_makes_no_schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quick_dbt, "_SCHEMAS", tmp_path)
    first = settings_of_a_new_process().json_schema()
    assert first["properties"]["threads"] == {"type": "integer", "default": 1}
    monkeypatch.delattr(quick_dbt, "_json_schema")
    assert settings_of_a_new_process().json_schema() == first
