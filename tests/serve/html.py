"""What a reader finds on a page: its links, its tables, its scripts."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "img", "hr"}


@dataclass
class Page(HTMLParser):
    """A page taken apart by Python's own parser."""

    text_of_page: str
    links: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    tables: list[list[list[str]]] = field(default_factory=list)
    attributes: list[tuple[str, str, str | None]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    open_tags: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.text_of_page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value) for name, value in attrs]
        values = dict(attrs)
        if tag == "a" and (address := values.get("href")):
            self.links.append(address)
        if tag in ("script", "link", "img"):
            self.sources.append(values.get("src") or values.get("href") or "")
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.tables[-1][-1].append("")
        if tag not in VOID:
            self.open_tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.open_tags and self.open_tags.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.texts.append(data)
        if self.open_tags and {"td", "th"} & set(self.open_tags):
            self.tables[-1][-1][-1] += data

    def rows_of(self, heading: str) -> list[list[str]]:
        """The rows below the head of the first table that has such a column."""
        for table in self.tables:
            if heading in table[0]:
                return [[cell.strip() for cell in row] for row in table[1:]]
        raise AssertionError(f"no table has the column {heading}")
