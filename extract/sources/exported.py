"""In which form ClickHouse writes the columns of a table for an archive.

Parquet has no form for some types, and DuckDB reads others otherwise than they were. So each column
goes as what keeps all its values: one that lands as `sync` reads it, one of the site's own as it
is where that is exact, and as ClickHouse's own text of it where it is not.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from extract.sources.columns import COLUMNS, Kind

_WRAPPER = re.compile(r"(?:Nullable|LowCardinality)\((.*)\)$|SimpleAggregateFunction\(\w+, (.*)\)$")
_BYTES = "hex({})"
_NUMBER = "toString({})"
_FRACTION = "replaceRegexpOne(toDecimalString({}, {scale}), '^(-?)0', '\\\\1')"
"""Without the zero that DuckDB leaves out where no digit can stand before the point."""

_FLOAT32 = "leftPad(hex(reinterpretAsUInt32({})), 8, '0')"
_FLOAT64 = "leftPad(hex(reinterpretAsUInt64({})), 16, '0')"
_TIME = r"DateTime(\('.*'\))?|DateTime64\([0-6](, '.*')?\)"
_OWN_FORMS = (
    (r"String|FixedString\(\d+\)", "{}", _BYTES),
    (r"Bool|U?Int(8|16|32|64)", "{}", _NUMBER),
    (r"Decimal\((?P<scale>\d+), (?P=scale)\)", "{}", _FRACTION),
    (r"Decimal\((?:[12]?\d|3[0-8]), (?P<scale>\d+)\)", "{}", "toDecimalString({}, {scale})"),
    (r"Float32|BFloat16", "toFloat32({})", _FLOAT32),
    (r"Float64", "{}", _FLOAT64),
    (r"Date(32)?", "toDate32({})", _NUMBER),
    (_TIME, "toDateTime64({}, 6, 'UTC')", "toString(toUnixTimestamp64Micro({}))"),
    (r"DateTime64.*", "toString({}, 'UTC')", _BYTES),
    (r"AggregateFunction.*", "hex({})", _BYTES),
    (r".*", "toString({})", _BYTES),
)
"""Of a column of the site's own: the type, the form of what is written, the text of that."""


@dataclass(frozen=True)
class ExportedColumn:
    """A column as it is written.

    form: the expression of what is written.
    text: the written value as text that tells any two of them apart; DuckDB spells it alike.
    """

    name: str
    form: str
    text: str

    @property
    def quoted_name(self) -> str:
        """The column's name in a query, whatever is in it."""
        return _quoted(self.name)


def bare_type(type_name: str) -> str:
    """The type of the values themselves, without what says how they are kept."""
    while wrapper := _WRAPPER.match(type_name):
        type_name = wrapper[1] or wrapper[2]
    return type_name


def exported_columns(table: str, types: Mapping[str, str]) -> list[ExportedColumn]:
    """How each column is written, those that land first.

    DuckDB does not tell small letters from capitals: the first of two columns keeps its name.
    """
    kinds = {column.name: column.kind for column in COLUMNS[table]}
    names = [*kinds, *(name for name in types if name not in kinds)]
    return [_exported(name, bare_type(types[name]), kinds.get(name)) for name in names]


def export_sql(table: str, columns: list[ExportedColumn], condition: str) -> str:
    """A query of the rows for which the condition holds, as they are written."""
    # The condition is about the table's own columns, and not about the forms of the same name.
    names = ", ".join(column.quoted_name for column in columns)
    forms = ", ".join(f"{column.form} as {column.quoted_name}" for column in columns)
    return f"select {forms} from (select {names} from {table} where {condition}) as source_rows"


def _exported(name: str, type_name: str, kind: Kind | None) -> ExportedColumn:
    form, text = _landed_forms(type_name, kind) if kind else _own_forms(type_name)
    written = _quoted(name)
    return ExportedColumn(name, form.format(f"source_rows.{written}"), text.format(written))


def _landed_forms(type_name: str, kind: Kind) -> tuple[str, str]:
    if kind is Kind.TEXT:
        return "toString({})", _BYTES
    if kind is Kind.TIME:
        return "toInt64({})", _NUMBER
    if kind is Kind.WHOLE:
        is_wide = re.fullmatch(r"U?Int(128|256)", type_name)
        return "toString({})" if is_wide else "{}", _NUMBER
    return ("{}", _FLOAT32) if type_name == "Float32" else ("toFloat64({})", _FLOAT64)


def _own_forms(type_name: str) -> tuple[str, str]:
    for pattern, form, text in _OWN_FORMS:
        if found := re.fullmatch(pattern, type_name, re.DOTALL):
            return form, text.replace("{scale}", found.groupdict().get("scale", ""))
    raise AssertionError(type_name)


def _quoted(name: str) -> str:
    escaped = name.replace("\\", "\\\\").replace("`", "\\`")
    return f"`{escaped}`"
