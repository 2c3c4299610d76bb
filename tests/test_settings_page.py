"""`docs/settings.md` names the variables that the code reads, and no others."""

from __future__ import annotations

import re
from pathlib import Path

from extract.schedule.cadences import CADENCES

ROOT = Path(__file__).parents[1]
VARIABLE = re.compile(r"\b_?BFSTATS_[A-Z_]+")
READERS = (
    "extract/**/*.py",
    "serve/**/*.py",
    "bin/*",
    "cron/**/*",
    "macros/**/*",
    "models/**/*",
    "*.yml",
)
PING = "BFSTATS_PING_"


def test_every_variable_is_on_the_page_and_the_other_way_round() -> None:
    files = [path for pattern in READERS for path in ROOT.glob(pattern) if path.is_file()]
    text = "".join(path.read_text() for path in files if path.suffix != ".pyc")
    read = set(VARIABLE.findall(text)) - {PING}
    read |= {f"{PING}{name.upper()}" for name in CADENCES}
    rows = re.findall(
        r"^\| (`_?BFSTATS_.*?) \|", (ROOT / "docs" / "settings.md").read_text(), re.MULTILINE
    )
    assert set(VARIABLE.findall(" ".join(rows))) == read
