"""Columns of several Parquet files as one, with every value as it is in its file.

DuckDB itself unites whole numbers as HUGEINT, which it writes as DOUBLE, whole numbers and FLOAT as
FLOAT, and takes the text `\\x41` for the byte A where it becomes a BLOB.
"""

from collections.abc import Mapping, Sequence

from extract.sources.columns import Kind
from extract.sources.dialects.duckdb import is_whole_decimal
from extract.sources.engines.duckdb import DuckDb

LARGEST_DECIMAL = "DECIMAL(38,0)"
_SIGNED = {"TINYINT", "SMALLINT", "INTEGER", "BIGINT"}
_UNSIGNED = {"UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "BOOLEAN"}
_TEXTS = {"VARCHAR", "BLOB"}


def united(engine: DuckDb, queries: Sequence[str], kinds: Mapping[str, Kind]) -> str:
    """One query of the rows of all. Kinds are of the columns that land."""
    if len(queries) == 1:
        return queries[0]
    all_types = [engine.types_of(query) for query in queries]
    common: dict[str, str] = {}
    for name in {name.lower() for types in all_types for name in types}:
        found = {
            types[spelling] for types in all_types for spelling in types if name == spelling.lower()
        }
        common[name] = _common_type(found, kinds.get(name))
    return " union all by name ".join(
        _with_types(query, types, common) for query, types in zip(queries, all_types, strict=True)
    )


def exact_text(name: str, type_name: str, kind: Kind | None) -> str:
    """The value as text that tells any two of the type apart, spelled as `ExportedColumn.text`."""
    column = quoted(name)
    text = f"cast({column} as varchar)"
    if kind in (Kind.TIME, Kind.WHOLE):
        return text
    if type_name == "BLOB":
        return f"hex({column})"
    if type_name == "VARCHAR":
        return f"hex(encode({column}))"
    if type_name in ("FLOAT", "DOUBLE"):
        return f"hex(cast(cast({column} as bit) as blob))"
    if type_name in ("TIMESTAMP", "TIMESTAMP WITH TIME ZONE"):
        return f"coalesce(cast(try(epoch_us({column})) as varchar), {text})"
    return text


def quoted(name: str) -> str:
    """The column's name in a query, whatever is in it."""
    return '"' + name.replace('"', '""') + '"'


def _common_type(types: set[str], kind: Kind | None) -> str:
    if len(types) == 1:
        return next(iter(types))
    if types & _TEXTS:
        return "BLOB" if "BLOB" in types else "VARCHAR"
    if kind is Kind.REAL or types == {"FLOAT", "DOUBLE"}:
        return "DOUBLE"
    wholes = {type_ for type_ in types if not is_whole_decimal(type_)}
    if wholes <= _SIGNED | _UNSIGNED:
        if wholes != types or ("UBIGINT" in types and types & _SIGNED):
            return LARGEST_DECIMAL
        return "UBIGINT" if "UBIGINT" in types else "BIGINT"
    return "VARCHAR"


def _with_types(query: str, types: Mapping[str, str], common: Mapping[str, str]) -> str:
    casts = [
        f"{_cast(quoted(name), type_, common[name.lower()])} as {quoted(name)}"
        for name, type_ in types.items()
        if type_ != common[name.lower()]
    ]
    return f"select * replace ({', '.join(casts)}) from ({query})" if casts else query


def _cast(column: str, type_name: str, common: str) -> str:
    if common != "BLOB":
        return f"cast({column} as {common})"
    text = column if type_name == "VARCHAR" else f"cast({column} as varchar)"
    return f"encode({text})"
