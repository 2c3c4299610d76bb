"""dbt's manifest of the project, as an earlier process parsed it, without what only parsing needs.

dbt keeps one, too. It reads it through code that it first writes for each class (mashumaro 3), and
with all tests, most of its nodes, though a run needs none. This one is Python's own copy of the
objects: dbt has what it needs of them at once. A digest says whether the project changed.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from extract.warm_dbt.kept import keep, kept
from extract.warm_dbt.project import project_digest

if TYPE_CHECKING:
    from dbt.contracts.graph.manifest import Manifest

_PARTS = (
    *("nodes", "sources", "macros", "exposures", "functions", "metrics", "groups", "selectors"),
    *("metadata", "flat_graph", "disabled", "semantic_models", "saved_queries"),
)
"""A whole manifest loses its look-ups when it is copied so (dbt 1.11): it is made anew of these."""


def manifest_of_runs(project: Path, folder: Path, parse: Callable[[], Manifest]) -> Manifest:
    """The manifest without tests: as the folder has it, or else as `parse` makes it.

    The digest is of the project before it is parsed, so an edit meanwhile is found the next time.
    """
    file = folder / "manifest_of_runs.pickle"
    made_of = project_digest(project)
    content = kept(file, made_of)
    if content is not None:
        return _read(content)
    manifest = parse()
    for name in [name for name in manifest.nodes if name.startswith("test.")]:
        del manifest.nodes[name]
    manifest.build_flat_graph()  # type: ignore[no-untyped-call]
    content = pickle.dumps({part: getattr(manifest, part) for part in _PARTS})
    keep(file, content, made_of)
    return _read(content)


def _read(content: bytes) -> Manifest:
    from dbt.contracts.graph.manifest import Manifest

    return Manifest(**pickle.loads(content))  # noqa: S301 - this project wrote it
