"""DuckDB's own spelling, of relations with every text as bytes and every time as epoch seconds."""

from collections.abc import Sequence

from extract.sources.columns import Kind
from extract.sources.content import HASH_DIGITS
from extract.sources.dialects.dialect import Dialect
from extract.sources.protocol import TimeRange

_WHOLE = (
    *("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "BOOLEAN"),
    *("UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT"),
)
_TYPE_PREFIXES = {
    Kind.TEXT: ("VARCHAR", "BLOB", "UUID", "ENUM"),
    Kind.TIME: ("TIMESTAMP", "UINTEGER", "BIGINT"),  # ClickHouse may write a DateTime as UINT32
    Kind.WHOLE: _WHOLE,
    Kind.REAL: ("FLOAT", "DOUBLE", "DECIMAL", *_WHOLE),
}


class DuckDbDialect(Dialect):
    """See `Dialect`."""

    def can_hold(self, type_name: str, kind: Kind) -> bool:
        """See `Dialect.can_hold`."""
        # Text of digits is how an archive keeps whole numbers of more than 64 bits.
        is_digits = type_name == "VARCHAR" or is_whole_decimal(type_name)
        has_prefix = any(type_name.startswith(prefix) for prefix in _TYPE_PREFIXES[kind])
        return has_prefix or (kind is Kind.WHOLE and is_digits)

    def text(self, column: str) -> str:
        """See `Dialect.text`."""
        # Cast to text, printable ASCII stays as it is and all other bytes grow: half the time.
        ascii_alone = f"cast({column} as varchar)"
        plain = f"coalesce(try(decode({column})), '')"
        is_plain = (
            f"{plain} <> '' and not contains({plain}, chr(0)) and not starts_with({plain}, '\\x')"
        )
        return f"""case
            when octet_length({column}) = strlen({ascii_alone}) then {ascii_alone}
            when coalesce(octet_length({column}), 0) = 0 then ''
            when {is_plain} then {plain}
            else '\\x' || hex({column})
        end"""

    def repeating_text(self, text: str) -> str:
        """See `Dialect.repeating_text`."""
        return text

    def text_literal(self, text: str) -> str:
        """See `Dialect.text_literal`."""
        return f"decode(unhex('{text.encode().hex()}'))"

    def epoch(self, column: str) -> str:
        """See `Dialect.epoch`."""
        return f"coalesce({column}, 0)"

    def time_text(self, column: str) -> str:
        """See `Dialect.time_text`."""
        return f"cast(try(make_timestamp({column} * 1000000)) as varchar)"

    def number_text(self, column: str) -> str:
        """See `Dialect.number_text`."""
        # Spelled as ClickHouse spells it: 10 and 1e30, where DuckDB has 10.0 and 1e+30.
        text = rf"regexp_replace(cast({column} as varchar), '\.0+$', '')"
        return rf"regexp_replace({text}, 'e\+?(-?)0*', 'e\1')"

    def whole(self, expression: str) -> str:
        """See `Dialect.whole`."""
        return f"coalesce(try_cast({expression} as bigint), 0)"

    def is_above(self, column: str, largest: int) -> str:
        """See `Dialect.is_above`."""
        return f"coalesce(try_cast({column} as double) > {largest}, true)"

    def is_below(self, column: str, smallest: int) -> str:
        """See `Dialect.is_below`."""
        # Text of digits may have any number of them.
        return f"try_cast({column} as double) < {smallest}"

    def real(self, column: str) -> str:
        """See `Dialect.real`."""
        return f"cast({column} as double)"

    def is_finite(self, real: str) -> str:
        """See `Dialect.is_finite`."""
        return f"isfinite({real})"

    def is_in(self, column: str, times: TimeRange) -> str:
        """See `Dialect.is_in`."""
        epoch = self.epoch(column)
        bounds = ["1 = 1"]
        if times.from_epoch is not None:
            bounds.append(f"{epoch} >= {times.from_epoch}")
        if times.until_epoch is not None:
            bounds.append(f"{epoch} < {times.until_epoch}")
        return " and ".join(bounds)

    def hash(self, text: str) -> str:
        """See `Dialect.hash`."""
        return f"cast('0x' || right(md5({text}), {HASH_DIGITS}) as bigint)"

    def order_key(self, wholes: Sequence[str], texts: Sequence[str]) -> str:
        """See `Dialect.order_key`."""
        return f"row({', '.join((*wholes, *texts))})"


def is_whole_decimal(type_name: str) -> bool:
    """Whether a type is of decimal numbers without a fraction."""
    return type_name.startswith("DECIMAL(") and type_name.endswith(",0)")
