"""Values of rows that come from this program and not from a file, as DuckDB has them."""

from extract.sources.columns import COLUMNS, Kind

ROW_TYPES = {Kind.TEXT: "blob", Kind.TIME: "bigint", Kind.WHOLE: "hugeint", Kind.REAL: "double"}
"""The types of rows that come from this program and not from a file."""


def row_types(table: str) -> dict[str, str]:
    """The types of a table's columns in rows that come from this program."""
    return {column.name: ROW_TYPES[column.kind] for column in COLUMNS[table]}


def bytes_of_text(text: str) -> bytes:
    """The bytes of a text in landed form, whose escape is undone: see `Dialect.text`."""
    return bytes.fromhex(text[2:]) if text.startswith("\\x") else text.encode()


def text_of_bytes(raw: bytes) -> str:
    """The text in landed form of some bytes, as `Dialect.text` has it."""
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return f"\\x{raw.hex().upper()}"
    return f"\\x{raw.hex().upper()}" if "\0" in text or text.startswith("\\x") else text
