"""All numbers that a page shows, as lines: a row of a table, a tile, a bar of a chart, a sentence.

A line holds every text of its part of the page, and each attribute that has a digit in it; what
leads somewhere or rules an input says nothing to a reader and is left out. Headings begin with
`# `, `## ` or `### `, the heads of tables with `= `.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

_DIGIT = re.compile(r"[0-9]")
_STEP = re.compile(r"\bh[0-9]\b")
APART = {
    "address", "body", "caption", "circle", "details", "div", "dl", "figcaption", "figure",
    "footer", "form", "g", "h1", "h2", "h3", "head", "header", "html", "li", "main", "nav", "p",
    "path", "section", "summary", "svg", "table", "tbody", "tfoot", "thead", "tr", "ul",
}  # fmt: skip
"""What begins a line and ends it."""

NO_NUMBERS = {
    "action", "class", "content", "href", "id", "maxlength", "name", "src", "tabindex",
}  # fmt: skip
"""Attributes that lead somewhere or rule something; a step of colour in `class` is shown."""

FRAMES = {"script", "style", "link", "meta", "input"}


class Lines(HTMLParser):
    """The lines of a page that have a digit in them, its headings, and the heads of its tables."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._parts: list[str] = []
        self._cells = 0
        self._is_head = False
        self.feed(page)
        self.close()
        self._end()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in APART:
            self._end()
        if tag in ("h1", "h2", "h3"):
            self._parts.append("#" * int(tag[1]))
        if tag in ("td", "th"):
            self._parts += ["|"] if self._cells else []
            self._cells += 1
        if tag == "thead":
            self._is_head = True
        if tag not in FRAMES:
            self._parts += sorted(filter(None, (_attribute(*one) for one in attrs)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in APART:
            self._end()
        if tag == "thead":
            self._is_head = False

    def handle_data(self, data: str) -> None:
        self._parts += data.split()

    def _end(self) -> None:
        if self._is_head and self._parts:
            self._parts.insert(0, "=")
        line = " ".join(self._parts)
        if is_kept(line):
            self.found.append(line)
        self._parts, self._cells = [], 0


def is_kept(line: str) -> bool:
    """Whether it has a number, or says what the numbers below are: `# `, `## `, `### `, `= `."""
    return line.startswith(("# ", "## ", "### ", "= ")) or bool(_DIGIT.search(line))


def _attribute(name: str, value: str | None) -> str:
    value = value or ""
    if name == "class":
        step = _STEP.search(value)
        return step[0] if step else ""
    if name in NO_NUMBERS or not _DIGIT.search(value):
        return ""
    return f"{name}={value}"
