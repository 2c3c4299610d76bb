"""A later process reads the project as an earlier one parsed it, unless it changed since."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from dbt.contracts.graph.manifest import Manifest

from extract.warm_dbt.kept_manifest import manifest_of_runs
from extract.warm_dbt.project import project_digest
from tests.marts.warehouse import copy_project
from tests.support.parsed import KEPT, keep_parsed_for, parse
from tests.support.site_tables import PROJECT_ROOT


class Project:
    """A copy of this project, and how often it was parsed."""

    def __init__(self, folder: Path) -> None:
        self.root = copy_project(folder / "project")
        self.target = folder / "target"
        self.parsed = 0
        keep_parsed_for(folder / "bfstats.db", self.target)

    def _parse(self) -> Manifest:
        self.parsed += 1
        return parse(self.root, self.target)

    def manifest(self) -> Manifest:
        """The manifest as a process that has just begun gets it."""
        return manifest_of_runs(self.root, self.target, self._parse)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project that was parsed once, for a database of its own."""
    project = Project(tmp_path)
    monkeypatch.setenv("BFSTATS_DB", str(tmp_path / "bfstats.db"))
    project.manifest()
    return project


def test_a_later_process_parses_nothing(project: Project) -> None:
    manifest = project.manifest()
    assert project.parsed == 1
    whole = parse(project.root, project.target)
    of_tests = {name for name in whole.nodes if name.startswith("test.")}
    assert len(of_tests) > len(manifest.nodes)
    assert manifest.nodes.keys() == whole.nodes.keys() - of_tests
    for name, node in manifest.nodes.items():
        assert node.to_dict() == whole.nodes[name].to_dict()
        assert manifest.flat_graph["nodes"][name] == whole.flat_graph["nodes"][name]
    for part in ("macros", "sources", "selectors", "disabled"):
        assert getattr(manifest, part) == getattr(whole, part)


def test_what_an_editor_leaves_is_no_part_of_the_project(project: Project) -> None:
    digest = project_digest(project.root)
    (project.root / "seeds" / ".player_aliases.csv.swp").write_bytes(b"b0VIM\xff\xfe")
    (project.root / "models" / "players" / ".#player_stats.sql").symlink_to("nowhere")
    (project.root / "models" / "servers" / "old.d").mkdir()
    assert project_digest(project.root) == digest
    (project.root / "seeds" / "own.csv").write_bytes(b"name\n\xff\n")
    assert project_digest(project.root) != digest


def test_an_edited_project_is_parsed(project: Project) -> None:
    model = project.root / "models" / "players" / "player_stats_lifetime.sql"
    model.write_text(model.read_text() + "-- edited\n")
    edited = project.manifest().nodes["model.bfstats.player_stats_lifetime"]
    assert edited.raw_code.endswith("-- edited")
    assert project.parsed == 2


def test_a_variable_that_a_model_reads_is_part_of_the_project(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = project.root / "models" / "players" / "player_stats_lifetime.sql"
    model.write_text(model.read_text() + "{{ config(tags=[env_var('SITE_TAG', 'none')]) }}\n")
    for tag in ("none", "first", "second"):
        if tag != "none":
            monkeypatch.setenv("SITE_TAG", tag)
        for _ in range(2):
            found = project.manifest().nodes["model.bfstats.player_stats_lifetime"]
            assert found.config.tags == [tag]
    assert project.parsed == 4


def test_a_damaged_file_is_made_anew(project: Project) -> None:
    (file,) = project.target.glob("manifest_of_runs*")
    whole = file.read_bytes()
    for damaged in (b"", whole[:50], whole[:-1], whole[:-1] + b"?"):
        file.write_bytes(damaged)
        assert project.manifest().nodes
        assert file.read_bytes().count(b"\n")
    assert project.parsed == 5


def test_where_nothing_can_be_written_each_process_parses(project: Project) -> None:
    (file,) = project.target.glob("manifest_of_runs*")
    file.unlink()
    file.mkdir()
    for parsed in (2, 3):
        assert project.manifest().nodes
        assert project.parsed == parsed
    assert [path.name for path in project.target.glob("manifest_of_runs*")] == [file.name]


DIGEST = """
import hashlib, json, sys
from pathlib import Path
if sys.argv[2] == "quick":
    from extract.warm_dbt.quick_import import import_dbt
    import_dbt()
from dbt.contracts.graph.manifest import Manifest
manifest = Manifest.from_msgpack(Path(sys.argv[1]).read_bytes())
manifest.build_flat_graph()
text = json.dumps(manifest.to_dict(), default=str, sort_keys=True)
print(len(text), hashlib.sha256(text.encode()).hexdigest())
print(len(manifest.to_msgpack()))
"""


def test_what_is_imported_quickly_reads_and_writes_the_same(tmp_path: Path) -> None:
    keep_parsed_for(tmp_path / "bfstats.db", tmp_path)
    said = {
        subprocess.run(
            [sys.executable, "-c", DIGEST, tmp_path / KEPT, how],
            cwd=PROJECT_ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for how in ("quick", "as it is")
    }
    assert len(said) == 1
