"""The words of the pages: each language has each, and each is used."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from serve.language import ONE, read_languages
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
    loose = {key.removesuffix(ONE) for key in keys - used if not key.startswith(KINDS)}
    assert not [key for key in loose - used if f'"{key}"' not in code]


def test_one_thing_is_not_many(tmp_path: Path) -> None:
    """A text of a site's own is for any number, if the site has none for one thing."""
    english, german = (read_languages(code, None)[code] for code in ("en", "de"))
    assert english.text("and_bots", count="1") == "and 1 bot"
    assert english.text("and_bots", count="21") == "and 21 bots"
    asked = {"count": 1, "played": 9, "of": 10}
    assert english.text("rounds_missing", **asked) == "1 more round (9 of 10)"
    assert german.text("rounds_missing", **asked) == "noch 1 Runde (9 von 10)"
    (tmp_path / "strings").mkdir()
    for code, text in (("en", "plus {count} machines"), ("fr", "et {count} robots")):
        (tmp_path / "strings" / f"{code}.toml").write_text(f'and_bots = "{text}"')
        language = read_languages(code, tmp_path)[code]
        assert language.text("and_bots", count="1") == text.format(count=1)
