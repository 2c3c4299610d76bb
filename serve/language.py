"""The words of the pages: a TOML file a language, shipped or the site's own."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

from extract.errors import UsageError

SHIPPED = Path(__file__).with_name("strings")
DEFAULT = "en"
NAMES = ("game_", "period_", "ranking_")
"""What a key begins with that gives a name of the file another: the site may add some."""

ONE = "_one"
"""What a key ends with whose text is for a `{count}` of 1."""

NONE = "–"  # noqa: RUF001 - a dash, as in the templates
"""What stands where there is no number."""

MOST_DECIMALS = 6
"""More than a board shows, of two values that are hardly apart: minutes are to the millisecond."""

_SIGNS = tuple(map(ord, ",."))


@dataclass(frozen=True)
class Language:
    """One language: `code` is what browsers call it, "de"."""

    code: str
    texts: Mapping[str, str]

    def text(self, key: str, **values: object) -> str:
        """The text of a key, with values in its places; of one thing, where that has a text."""
        one = f"{key}{ONE}" if str(values.get("count")) == "1" else key
        text = self.texts.get(one) or self.texts[key]
        return text.format(**values) if values else text

    def named(self, kind: str, name: str) -> str:
        """What a name of the file is called, such as the period `weekly`; itself if nothing is."""
        return self.texts.get(f"{kind}_{name}", name)

    def month(self, month: str) -> str:
        """A month as the file has it, `2025-06`, by its name: `June 2025`."""
        year, _, number = month.partition("-")
        return f"{self.texts[f'month_{number}']} {year}"

    def whole(self, number: float) -> str:
        """`1,024`."""
        return self._written(f"{number:,.0f}")

    def brief(self, number: float) -> str:
        """`9.5`, but `10`: small numbers would look alike without their decimal."""
        written = self.decimals(number, 1)
        return written if len(written) <= len("9.9") else self.whole(number)

    def decimals(self, number: float | None, places: int) -> str:
        """`1,024.500`; a dash for none."""
        return NONE if number is None else self._written(f"{number:,.{places}f}")

    def ranked(self, value: float | None, ranking_type: str, more: int = 0) -> str:
        """A board's value, in the unit that its kind has; minutes as hours; a dash for none.

        more: so many decimals more than a board shows.
        """
        if value is None:
            return NONE
        if ranking_type in ("score", "kills"):
            return self.whole(value)
        if ranking_type == "playtime":
            return self.decimals(value / 60, 1 + more)
        return self.decimals(value, 3 + more)

    def ranked_apart(self, value: float, above: float, ranking_type: str) -> tuple[str, str]:
        """Two different values of a board, with as many decimals as tell them apart."""
        more = 0
        while True:
            one, other = (self.ranked(number, ranking_type, more) for number in (value, above))
            if one != other or more == MOST_DECIMALS:
                return one, other
            more += 1

    def _written(self, number: str) -> str:
        """A number as Python writes it, with the language's own separators."""
        signs = self.texts["thousands_separator"], self.texts["decimal_point"]
        return (
            number
            if signs == (",", ".")
            else number.translate(dict(zip(_SIGNS, signs, strict=True)))
        )


def read_languages(only: str, folder: Path | None) -> dict[str, Language]:
    """The languages by code, the preferred first.

    A file of the site's own folder `strings` adds a language, or replaces some texts of one; what
    it lacks is English. Raises `UsageError` where a file cannot be read, or `only` is none of them.
    """
    texts = {file.stem: _read(file) for file in sorted(SHIPPED.glob("*.toml"))}
    for file in sorted((folder / "strings").glob("*.toml")) if folder else ():
        own = _read(file)
        _check(file, own, texts[DEFAULT])
        texts[file.stem] = _over(texts.get(file.stem, {}), own)
    english = texts[DEFAULT]
    if only and only not in texts:
        raise UsageError(
            f"BFSTATS_SITE_LANGUAGE={only} is none of the languages: {', '.join(sorted(texts))}"
        )
    codes = [only] if only else sorted(texts, key=lambda code: code != DEFAULT)
    return {code: Language(code, _over(english, texts[code])) for code in codes}


def preferred(languages: Mapping[str, Language], accept_language: str) -> Language:
    """The language that a browser asks for by its header Accept-Language, or the first."""
    wanted = []
    for place, part in enumerate(accept_language.lower()[:200].split(",")):
        code, _, quality = part.strip().partition(";q=")
        try:
            wanted.append((-float(quality or 1), place, code.partition("-")[0]))
        except ValueError:
            continue
    found = (languages[code] for _, _, code in sorted(wanted) if code in languages)
    return next(found, next(iter(languages.values())))


def _over(texts: Mapping[str, str], own: Mapping[str, str]) -> dict[str, str]:
    """Texts with others in their places; where a text is replaced, that of one thing goes, too."""
    left = {key: text for key, text in texts.items() if key.removesuffix(ONE) not in own}
    return {**left, **own}


def _check(file: Path, own: Mapping[str, str], english: Mapping[str, str]) -> None:
    """Raise `UsageError` where a text has a key, or a place for a value, that no page knows."""
    for key, text in own.items():
        if key not in english and not key.startswith(NAMES):
            raise UsageError(f"{file}: no page has a text called {key}")
        if unknown := _places(file, key, text) - _places(file, key, english.get(key, "")):
            raise UsageError(f"{file}: {key} has no value for {{{min(unknown)}}}")


def _places(file: Path, key: str, text: str) -> set[str]:
    try:
        return {name for _, name, *_ in Formatter().parse(text) if name is not None}
    except ValueError as error:
        raise UsageError(f"{file}: {key}: {error}") from None


def _read(file: Path) -> dict[str, str]:
    try:
        return {key: str(text) for key, text in tomllib.loads(file.read_text("utf-8")).items()}
    except (OSError, ValueError) as error:
        raise UsageError(f"cannot read {file}: {error}") from None
