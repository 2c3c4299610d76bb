"""What others say, without the passwords of our settings, and without a hole in a word of ours.

A password is masked wherever it stands as one: in a URL, in a header, behind `password=`. Elsewhere
it is masked unless it is a common word. Our own sentences are public. Whoever sees `***` in the
place of one of their words knows that word, and so the password. Such a word stays.
"""

import base64
import errno
import os
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import quote, unquote

HOLE = "***"
PROJECT = Path(__file__).resolve().parent.parent
PUBLIC_FOLDERS = ("extract", "models", "macros", "seeds", "cron")
PUBLIC_TYPES = (".py", ".sql", ".yml", ".csv")
SHORTEST_SECRET = 4
SHORTEST_NUMBER = 12
"""Shorter ones are counts, dates, ports and ids."""

SHORTEST_INSIDE_WORDS = 8
"""Shorter ones are masked only as words of their own."""


def masked(text: str, addresses: Iterable[str]) -> str:
    """The text with `***` for each password of the addresses, written or encoded in a usual way."""
    patterns = [
        pattern for address in addresses if "@" in address for pattern in _patterns(address)
    ]
    for pattern in patterns:
        text = re.sub(pattern, rf"\g<before>{HOLE}", text)
    return text


@cache
def _patterns(address: str) -> list[str]:
    """What to mask of an address, the longest spelling first, as it may hold a shorter one."""
    user, written, rest = _parts(address)
    spellings = sorted(_spellings(user, written), key=len, reverse=True)
    known = f"{user} {rest} {os.environ.get('BFSTATS_DB', '')}"
    return [pattern for spelling in spellings for pattern in _places(spelling, known)]


def _parts(address: str) -> tuple[str, str, str]:
    """User and password as the address has them, and what comes behind them."""
    credentials, _, rest = address.rpartition("@")
    user, _, written = re.sub("^ *([A-Za-z]*:/+|clickhouses?:)", "", credentials).partition(":")
    return unquote(user) or "default", written, unquote(rest)


def _spellings(user: str, written: str) -> set[str]:
    """The password as the address has it, decoded, encoded, on one line, and as HTTP sends it."""
    password = unquote(written)
    if not password:
        return set()
    basic = f"{user}:{password}".encode("utf-8", "surrogateescape")
    return {
        *(written, password, " ".join(password.split()) or password),
        *(quote(password, safe="", errors="surrogateescape"), base64.b64encode(basic).decode()),
    }


def _places(spelling: str, known: str) -> Iterator[str]:
    """Patterns of the places in which the spelling is a password."""
    it = re.escape(spelling)
    if not _is_common(spelling, known):
        is_word = rf"(?<!\w){it}(?!\w)"
        yield f"(?P<before>){is_word if len(spelling) < SHORTEST_INSIDE_WORDS else it}"
    else:
        yield rf"(?P<before>:){it}(?=@)"
        yield rf"(?P<before>\bBasic ){it}(?!\S)"
        yield rf"(?P<before>(?i:password|passwd|-key)[\"']?[=:] ?[\"']?){it}(?![^\s\"',;&}})])"


def _is_common(spelling: str, known: str) -> bool:
    """Whether the spelling stands in texts that would be the same with another password."""
    if len(spelling) < (SHORTEST_NUMBER if spelling.isdecimal() else SHORTEST_SECRET):
        return True
    return spelling in known or spelling in _public_text()


@cache
def _public_text() -> str:
    """All that bfstats itself can say, and the operating system of a failure."""
    files = (
        file
        for folder in PUBLIC_FOLDERS
        for file in sorted((PROJECT / folder).rglob("*"))
        if file.suffix in PUBLIC_TYPES
    )
    return "\n".join(
        [*map(os.strerror, errno.errorcode), *(file.read_text(errors="replace") for file in files)]
    )
