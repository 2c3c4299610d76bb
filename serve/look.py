"""How data become HTML: templates, one environment a language, and the files beside the pages."""

import hashlib
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from extract.errors import UsageError
from serve import descriptions
from serve.language import DEFAULT, Language, read_languages
from serve.links import Links
from serve.ranks import Ranks
from serve.settings import Settings

HERE = Path(__file__).parent
_FRESH = {"as_of": None, "is_late": False, "is_quiet": False, "are_counts_old": False}
"""What a page says of its data if nothing else is known."""

_LOOKED_AT = (".html", ".toml", ".sql", ".py")
"""What an answer is made of, but the file; `static` is told by name."""

_OWN = (".html", ".css", ".toml")
"""What files of the site's own are, by suffix."""

_CODE = re.compile(r"`([^`]*)`")


class Look:
    """Templates and files of the pages, the site's own before the shipped ones.

    `digest` is another one as soon as a page would look otherwise.
    """

    def __init__(self, settings: Settings) -> None:
        self.languages = read_languages(settings.language, settings.folder)
        self.english = self.languages.get(DEFAULT) or next(iter(self.languages.values()))
        self.files = _files(settings.folder)
        self.digest = _digest(settings, self.files)
        folders = [settings.folder] if settings.folder else []
        loader = ChoiceLoader([FileSystemLoader(path) for path in [*folders, HERE / "templates"]])
        self._environments = {
            code: _environment(loader, language, settings, self)
            for code, language in self.languages.items()
        }
        if settings.folder:
            self._try_header(settings.folder)

    def page(self, language: Language, template: str, root: str, values: dict[str, Any]) -> str:
        """A page. `root` leads from its address to that of the front page: "" or "../"."""
        environment = self._environments[language.code]
        link = Links(language, root)
        fixed = {
            "template": template,
            "root": root,
            "link": link,
            "rank_of": Ranks(language, link),
        }
        values = {**_FRESH, **fixed, **values}
        return environment.get_template(template).render(values)

    def _try_header(self, folder: Path) -> None:
        """Raise `UsageError` where the site's own header would break every page."""
        try:
            for language in self.languages.values():
                self.page(language, "header.html", "", {})
        except Exception as error:  # what a template can do wrong has no common class
            raise UsageError(
                f"cannot use {folder / 'header.html'}: {type(error).__name__}: {error}"
            ) from None


def _files(folder: Path | None) -> dict[str, bytes]:
    """The files that pages name, by name, read once."""
    files = {file.name: file.read_bytes() for file in sorted((HERE / "static").iterdir())}
    own = folder / "site.css" if folder else None
    files["site.css"] = own.read_bytes() if own and own.is_file() else b""
    return files


def unread_files(folder: Path | None) -> list[Path]:
    """Files of the site's own folder that look like ours, but have names that no page knows.

    Others, such as a logo, may lie there too.
    """
    if folder is None:
        return []
    known = {folder / file.name for file in (HERE / "templates").iterdir()}
    known |= {folder / "site.css", *(folder / "strings").glob("*.toml")}
    return [
        file
        for file in sorted(folder.rglob("*"))
        if file.suffix.lower() in _OWN and file not in known
    ]


def _digest(settings: Settings, files: dict[str, bytes]) -> str:
    found = hashlib.sha256(repr((settings, sorted(files.items()))).encode())
    texts = [file for suffix in _LOOKED_AT for file in HERE.rglob(f"*{suffix}")]
    if settings.folder:
        texts += [file for file in settings.folder.rglob("*") if file.is_file()]
    for file in sorted(texts):
        found.update(file.read_bytes())
    found.update(repr(descriptions.tables()).encode())
    return found.hexdigest()[:12]


def _environment(
    loader: ChoiceLoader, language: Language, settings: Settings, look: Look
) -> Environment:
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals.update(
        t=language.text,
        named=language.named,
        language=language.code,
        site_name=settings.site_name,
        digest=look.digest,
        has_own_style=bool(look.files["site.css"]),
    )
    environment.filters.update(
        whole=language.whole,
        brief=language.brief,
        decimals=language.decimals,
        hours=lambda minutes: language.decimals(minutes / 60, 1),
        ranked=language.ranked,
        moment=lambda time: _moment(language, time),
        plain=lambda time: _plain(language, time),
        utc=lambda text: datetime.fromisoformat(f"{text}+00:00"),
        coded=_coded,
    )
    return environment


def _coded(text: str) -> Markup:
    """A description, with what stands in backquotes as code."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(text))))  # noqa: S704 - escaped before


def _plain(language: Language, time: datetime | date | str) -> str:
    """A time in UTC, a date, or a month by its name, as text."""
    if isinstance(time, datetime):
        return f"{time.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    return language.month(time) if isinstance(time, str) else str(time)


def _moment(language: Language, time: datetime | date | str) -> Markup:
    """The same, and a moment so that the reader's browser turns it into its own zone's."""
    text = escape(_plain(language, time))
    if not isinstance(time, datetime):
        return Markup(f"<time>{text}</time>")  # noqa: S704 - escaped
    moment = f"{time.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    return Markup(f'<time datetime="{moment}">{text}</time>')  # noqa: S704 - escaped
