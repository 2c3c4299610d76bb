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
_HEX_DIGITS = {"32": 8, "64": 16}


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
    source, written = f"source_rows.{_quoted(name)}", _quoted(name)
    if kind is Kind.TEXT:
        return ExportedColumn(name, f"toString({source})", f"hex({written})")
    if kind is Kind.TIME:
        return ExportedColumn(name, f"toInt64({source})", f"toString({written})")
    if kind is Kind.WHOLE:
        is_wide = re.match(r"U?Int(128|256)", type_name)
        form = f"toString({source})" if is_wide else source
        return ExportedColumn(name, form, f"toString({written})")
    if kind is Kind.REAL:
        bits = "32" if type_name == "Float32" else "64"
        return ExportedColumn(name, f"toFloat{bits}({source})", _bits(written, bits))
    return ExportedColumn(name, *_exact_form(source, written, type_name))


def _exact_form(source: str, written: str, type_name: str) -> tuple[str, str]:
    """Form and text of a column of the site's own."""
    if re.fullmatch(r"String|FixedString\(\d+\)", type_name):
        return source, f"hex({written})"
    if re.fullmatch(r"Bool|U?Int(8|16|32|64)", type_name):
        return source, f"toString({written})"
    if decimal := re.fullmatch(r"Decimal\((?:[12]?\d|3[0-8]), (\d+)\)", type_name):
        return source, f"toDecimalString({written}, {decimal[1]})"
    if real := re.fullmatch(r"B?Float(16|32|64)", type_name):
        bits = "64" if real[1] == "64" else "32"
        return f"toFloat{bits}({source})", _bits(written, bits)
    if re.fullmatch(r"Date(32)?", type_name):
        return f"toDate32({source})", f"toString({written})"
    if re.fullmatch(r"DateTime(\('.*'\))?|DateTime64\([0-6](, '.*')?\)", type_name):
        return f"toDateTime64({source}, 6, 'UTC')", f"toString(toUnixTimestamp64Micro({written}))"
    if type_name.startswith("DateTime64"):
        return f"toString({source}, 'UTC')", f"hex({written})"
    if type_name.startswith("AggregateFunction"):
        return f"hex({source})", f"hex({written})"
    return f"toString({source})", f"hex({written})"


def _bits(written: str, bits: str) -> str:
    return f"leftPad(hex(reinterpretAsUInt{bits}({written})), {_HEX_DIGITS[bits]}, '0')"


def _quoted(name: str) -> str:
    escaped = name.replace("\\", "\\\\").replace("`", "\\`")
    return f"`{escaped}`"
