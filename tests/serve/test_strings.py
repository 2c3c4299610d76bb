"""The words of the pages: each language has each, and each is used."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from tests.support.site_tables import PROJECT_ROOT

SERVE = PROJECT_ROOT / "serve"
KINDS = (
    "crowd_", "span_", "day_", "game_", "period_", "ranking_", "no_", "unavailable_", "month_",
    "rounds_of_", "unit_", "best_", "asked_", "answer_",
    "newest_",
)  # fmt: skip
"""Keys that are put together from a kind and a name."""


def strings(language: str) -> dict[str, str]:
    return tomllib.loads((SERVE / "strings" / f"{language}.toml").read_text())


def test_languages_have_the_same_words_with_the_same_places() -> None:
    english, german = strings("en"), strings("de")
    assert english.keys() == german.keys()
    places = re.compile(r"{\w+}")
    for key, text in english.items():
        assert sorted(places.findall(text)) == sorted(places.findall(german[key])), key


def test_every_word_is_used_and_every_used_word_is_there() -> None:
    templates = "".join(file.read_text() for file in (SERVE / "templates").iterdir())
    code = "".join(file.read_text() for file in Path(SERVE).rglob("*.py"))
    used = set(re.findall(r"\bt\('(\w+)'[,)]", templates))
    keys = strings("en").keys()
    assert used <= keys
    loose = {key for key in keys - used if not key.startswith(KINDS)}
    assert not [key for key in loose if f'"{key}"' not in code]
