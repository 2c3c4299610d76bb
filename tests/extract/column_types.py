"""Types of ClickHouse that a column of the site may have, and values that try them."""

from __future__ import annotations

import re

from extract.sources.columns import Kind
from tests.extract.fillable_sites import DAY, NOW

START = NOW - NOW % DAY - 10 * DAY
_WHOLE_TYPES = [
    *(f"{sign}Int{bits}" for bits in (8, 16, 32, 64, 128, 256) for sign in ("", "U")),
    *(f"Nullable({type_})" for type_ in ("Int8", "UInt64", "Int128", "UInt256")),
    *("LowCardinality(UInt16)", "LowCardinality(Nullable(Int64))"),
    "SimpleAggregateFunction(max, UInt64)",
]

TYPES = {
    Kind.TEXT: [
        *("String", "Nullable(String)", "LowCardinality(String)"),
        *("LowCardinality(Nullable(String))", "SimpleAggregateFunction(max, String)"),
        *("FixedString(8)", "FixedString(40)", "Nullable(FixedString(8))"),
        *("LowCardinality(FixedString(8))", "UUID", "Nullable(UUID)"),
        r"Enum8('a' = 1, '' = 2, '\\xAB' = 3, 'Zoë' = -1)",
        "Nullable(Enum16('a' = 1000, 'b c' = 2))",
    ],
    Kind.TIME: [
        *("DateTime", "DateTime('Asia/Kathmandu')", "Nullable(DateTime('America/St_Johns'))"),
        *("SimpleAggregateFunction(max, DateTime)", "LowCardinality(DateTime)"),
        *(f"DateTime64({digits}, 'UTC')" for digits in range(10)),
        *("DateTime64(3)", "DateTime64(6, 'America/St_Johns')", "Nullable(DateTime64(3, 'UTC'))"),
        *("Nullable(DateTime64(9))",),
    ],
    Kind.WHOLE: ["Bool", "Nullable(Bool)", *_WHOLE_TYPES],
    Kind.REAL: [
        *("Float32", "Float64", "BFloat16", "UInt8", "Int32", "Int64", "UInt64", "Int128"),
        *("Int256", "UInt256", "LowCardinality(Nullable(Int64))"),
        *("Decimal(9, 2)", "Decimal(18, 4)", "Decimal(38, 10)", "Decimal(76, 10)"),
        *("Nullable(Float32)", "Nullable(BFloat16)", "Nullable(Decimal(76, 10))"),
        *("LowCardinality(Float64)", "SimpleAggregateFunction(max, Float64)", "Nullable(Int128)"),
    ],
}
"""The types of columns of each kind that land; every whole number is a number, too."""

REFUSED = [
    *("Date", "Date32", "Nullable(Date)", "Time", "Time64(3)", "IPv4", "IPv6", "JSON", "Dynamic"),
    *("Variant(String, UInt8)", "Array(String)", "Array(UInt8)", "Map(String, UInt8)"),
    *("Tuple(String, UInt8)", "Point", "AggregateFunction(sum, UInt8)", "IntervalDay"),
]
"""Types of no kind."""


def lands_as(type_name: str, kind: Kind) -> bool:
    """Whether a column of the type lands as one of the kind."""
    is_whole = type_name in TYPES[Kind.WHOLE] and "Bool" not in type_name
    return type_name in TYPES[kind] or (kind is Kind.REAL and is_whole)


_TEXTS = ["'a'", "''", "'bf1942'", r"'\\xAB'", r"'a\0b'", r"'end\0'", "unhex('FF41')", "'é'"]
_LONG_TEXTS = ["'Zoë 🎮'", r"'\\x41 is no escape'", "'0123456789 123456789 123456789 12345678'"]


def values_of(type_name: str, kind: Kind) -> list[str]:
    """Expressions of values of the type, first one that lands; `number` is that of the row."""
    values = {
        Kind.TEXT: _texts,
        Kind.TIME: _times,
        Kind.WHOLE: _wholes,
        Kind.REAL: _reals,
    }[kind](type_name)
    return [*values, "null"] if "Nullable" in type_name else values


def _texts(type_name: str) -> list[str]:
    if "UUID" in type_name:
        return [f"'{guid}'" for guid in ("a9294f3a-b13f-492e-845c-e7c0ecf0eaa2", "0" * 32)]
    if "Enum8" in type_name:
        return ["'a'", "''", r"'\\xAB'", "'Zoë'"]
    if "Enum16" in type_name:
        return ["'a'", "'b c'"]
    return _TEXTS if "(8)" in type_name else _TEXTS + _LONG_TEXTS


def _times(type_name: str) -> list[str]:
    texts = [f"{START + 900}"]
    if "64" in type_name:
        texts.append(f"{START + 800}.999999999")
    # Rows without a month have files of their own, which take their time.
    if type_name in ("DateTime", "DateTime64(3)"):
        texts += ["0000000000", "4102444800"]
    if type_name == "DateTime64(3)":
        texts.append("1969-12-31 23:59:58.5")
    times = [f"toDateTime64('{text}', 9, 'UTC')" for text in texts]
    return [f"toDateTime64({START} + number, 9, 'UTC')", *times]


def _wholes(type_name: str) -> list[str]:
    if "Bool" in type_name:
        return ["true", "false"]
    name, bits = type_name.partition("Int")[::2]
    size = int("".join(filter(str.isdigit, bits)))
    is_unsigned = name.endswith("U")
    largest = 2**size - 1 if is_unsigned else 2 ** (size - 1) - 1
    smallest = 0 if is_unsigned else -(2 ** (size - 1))
    # Landed values are added up, so that two of 63 bits would be too many.
    values = [1, 0, 100, smallest, largest, 2**53 + 1, 2**62, -(2**62), 2**63 + 1, 10**38]
    return [
        _whole(value)
        for value in values
        if smallest <= value <= largest and abs(value) not in (2**63 - 1, 2**63)
    ]


def _whole(value: int) -> str:
    return f"toInt256('{value}')" if value < 2**255 else f"toUInt256('{value}')"


def _reals(type_name: str) -> list[str]:
    if "Int" in type_name:
        return _wholes(type_name)
    if "Decimal" in type_name:
        digits, scale = map(int, re.findall(r"\d+", type_name))
        largest = "9" * (digits - scale) + "." + "9" * scale
        values = ["1.5", "0", "0.01", "-3.25", "12.34", largest, f"-{largest}"]
        return [f"'{value}'" for value in values]
    return ["1.5", "0", "0.1", "-0.1", "16777217", "1e10", "3e38", "nan", "inf", "-inf", "1e-30"]
