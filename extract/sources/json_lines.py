"""The lines of an input of `ingest`, which says at its beginning whether it is lines of JSON.

Of any other input nothing is landed: each of its lines would be rejected.
"""

import gzip
import io
import json
import zlib
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO, cast

from extract.errors import BfstatsError
from extract.sources.columns import COLUMNS
from extract.sources.line_objects import LONGEST_LINE_BYTES

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
GZIP = b"\x1f\x8b"
_WANTED = "ingest takes one JSON object a line, in UTF-8; nothing was landed"
_PIPED = "is compressed with {0}: pipe it through `{0} -dc`"
_WIDE = "is UTF-16: pipe it through `iconv -f UTF-16 -t UTF-8`"
_FORMATS = {
    b"\x28\xb5\x2f\xfd": _PIPED.format("zstd"),
    b"\xfd7zXZ\x00": _PIPED.format("xz"),
    b"BZh": _PIPED.format("bzip2"),
    b"PK\x03\x04": "is a zip archive: pipe it through `unzip -p`",
    b"PAR1": "is Parquet: name its folder, BFSTATS_SOURCE=parquet:DIRECTORY, and sync",
    b"SQLite format 3\x00": "is a SQLite database",
    b"\xff\xfe": _WIDE,
    b"\xfe\xff": _WIDE,
}
"""What an input may begin with that is no line of JSON, and what to do with it."""

_SEPARATORS = (b",", b";", b"\t")
_COLUMN_NAMES = {column.name.encode() for columns in COLUMNS.values() for column in columns}


class InputError(BfstatsError):
    """The input is not lines of JSON."""


def json_lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a file or a pipe, gzip or not, as they come; of a too long one the beginning.

    Raises `InputError` before the first line where that is no JSON object, or where the input is
    of another format, and after what could be read where gzip is damaged.
    """
    plain = file if hasattr(file, "peek") else io.BufferedReader(cast(io.RawIOBase, file))
    beginning = plain.peek(max(map(len, _FORMATS)))
    if beginning.startswith(GZIP):
        yield from _unzipped(plain)
    else:
        yield from _judged(plain, beginning)


def _unzipped(file: BinaryIO) -> Iterator[bytes]:
    unzipped = gzip.GzipFile(fileobj=file)
    try:
        yield from _judged(unzipped, unzipped.peek(max(map(len, _FORMATS))))
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError(
            f"the input is damaged gzip ({error}): what could be read of it has landed; send it "
            "again, whole"
        ) from error


def _judged(file: BinaryIO | gzip.GzipFile, beginning: bytes) -> Iterator[bytes]:
    for magic, advice in _FORMATS.items():
        if beginning.startswith(magic):
            raise InputError(f"the input {advice}: {_WANTED}")
    lines = _lines_of(file)
    before = []
    for line in lines:
        before.append(line)
        if line.strip():
            _judge(line)
            break
    yield from chain(before, lines)


def _lines_of(file: BinaryIO | gzip.GzipFile) -> Iterator[bytes]:
    mark = BYTE_ORDER_MARK
    while line := file.readline(LONGEST_LINE_BYTES):
        yield line.removeprefix(mark)
        mark = b""
        while len(line) == LONGEST_LINE_BYTES and not line.endswith(b"\n"):
            line = file.readline(LONGEST_LINE_BYTES)


def _judge(line: bytes) -> None:
    """Raise `InputError` unless the first line with anything in it is a JSON object."""
    text = line.strip()
    if text.startswith(b"["):
        raise InputError(f"the input is a JSON array: `jq -c '.[]'` makes lines of it: {_WANTED}")
    if len(line) >= LONGEST_LINE_BYTES:
        raise InputError(f"the first line is longer than {LONGEST_LINE_BYTES:,} bytes: {_WANTED}")
    if b"\0" in text:
        advice = _WIDE if text.count(b"\0") * 3 > len(text) else "is binary"
        raise InputError(f"the input {advice}: {_WANTED}")
    decoded = text.decode("utf-8", "surrogateescape")
    try:
        found = json.loads(decoded)
    except json.JSONDecodeError as error:
        raise InputError(f"the input {_fault(text, decoded, error)}: {_WANTED}") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"the first line is not JSON ({error}): {_WANTED}") from error
    if not isinstance(found, dict):
        raise InputError(f"the first line is JSON, but no object: {_WANTED}")


def _fault(text: bytes, decoded: str, error: json.JSONDecodeError) -> str:
    """What an input is whose first line is not JSON."""
    if text.startswith(b"{") and error.msg == "Extra data":
        return "has several JSON objects on a line: `jq -c .` makes lines of them"
    if text.startswith(b"{") and error.pos >= len(decoded):
        return "is JSON over several lines: `jq -c .` makes a line of each object"
    for separator in _SEPARATORS:
        if {name.strip(b'"') for name in text.split(separator)} & _COLUMN_NAMES:
            return "is CSV or the like: make a JSON object of each row"
    return f"begins with a line that is not JSON ({error.msg} at column {error.colno})"
