"""The document's table is replaced, and what stands around it stays."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.support.documents import END
from tests.support.site_tables import PROJECT_ROOT
from torture.reliability import BEGIN, DOCUMENT, write_table
from torture.tally import Tally


def test_a_table_takes_the_place_of_the_last_one(tmp_path: Path) -> None:
    document = tmp_path / "reliability.md"
    shutil.copy(DOCUMENT, document)
    write_table(document, [Tally("a kill", 7)], seed=1)
    write_table(document, [Tally("a kill", 1500), Tally("a fault", 20, 1, 2, 3, 4)], seed=5)
    text = document.read_text()
    assert "| a kill | 1,500 | 0 | 0 | 0 | 0 |\n| a fault | 20 | 1 | 2 | 3 | 4 |\n" in text
    assert "| all | 1,520 | 1 | 2 | 3 | 4 |\n" in text
    assert "Seed 5, " in text
    head, tail = DOCUMENT.read_text().split(BEGIN)[0], DOCUMENT.read_text().split(END)[1]
    assert head.startswith("# Reliability")
    assert "What the columns count" in tail
    assert text.startswith(head)
    assert text.endswith(tail)


def test_the_document_has_all_zeros() -> None:
    """What was published is what the project claims."""
    table = DOCUMENT.read_text().split(BEGIN)[1].split(END)[0]
    (total,) = [line for line in table.splitlines() if line.startswith("| all |")]
    assert total.endswith("| 0 | 0 | 0 | 0 |")


def test_every_test_that_the_document_names_is_there() -> None:
    text = DOCUMENT.read_text()
    named = re.findall(r"(?:`|\| )((?:\w+/)?\w+)\.py(?:::(\w+))?(?= \||`)", text)
    assert len(named) > 50
    for file, test in named:
        folder, _, name = file.rpartition("/")
        module = PROJECT_ROOT / "tests" / (folder or "extract") / f"test_{name}.py"
        assert module.exists(), file
        assert not test or f"def test_{test}(" in module.read_text(), f"{file}::{test}"
