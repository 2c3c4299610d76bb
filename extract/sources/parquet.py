"""Parquet files as a source, read by DuckDB: an archive, or an export of the two tables."""

import glob
from collections.abc import Callable, Sequence
from pathlib import Path

from extract.config import ParquetAddress
from extract.errors import SourceError
from extract.sources.columns import (
    COLUMNS,
    HOUR_COLUMNS,
    IDENTITIES,
    LATEST_SAMPLE,
    NAME_COLUMNS,
    SERVER_HOURS,
    SERVER_NAMES,
    TIME_COLUMNS,
    Column,
    Kind,
)
from extract.sources.engines.duckdb import DuckDb, literal
from extract.sources.exact import exact_text
from extract.sources.parquet_files import ParquetFiles, kinds_of, plain_form, unpadded
from extract.sources.protocol import Row, TimeRange
from extract.sources.sql import SqlSource
from extract.sources.texts import bytes_of_text, row_types


def open_parquet(
    address: ParquetAddress, opened_as: Callable[[str], DuckDb] = DuckDb
) -> "ParquetSource":
    """A source on a folder of Parquet files. Raises `SourceError` where there is none."""
    if not address.directory.is_dir():
        raise SourceError(f"parquet:{address.directory} is not a folder")
    return ParquetSource(address.directory, opened_as(f"parquet:{address.directory}"))


class ParquetSource(SqlSource):
    """Rows of the files `player_rounds*.parquet` and `server_online_counts*.parquet`.

    An archive may also have `server_hours*.parquet`: an hour there counts instead of its samples;
    and `server_names*.parquet`, whose names count beside those of the samples.
    Views give every text column as bytes and every time as epoch seconds, whichever of the types
    that ClickHouse and others write for them the files have.
    """

    def __init__(self, directory: Path, duckdb: DuckDb) -> None:
        self._duckdb = duckdb
        super().__init__(duckdb)
        self._directory = directory
        self._files = ParquetFiles(self._duckdb, directory)

    def check_table(self, table: str) -> None:
        """See `Source.check_table`. One of several files may lack only what may be null."""
        super().check_table(table)
        texts = [
            column
            for column in COLUMNS[table]
            if column.kind is Kind.WHOLE and self._files.types[table].get(column.name) == "VARCHAR"
        ]
        self._check_kinds(
            table, [column for column in texts if not self._is_of_digits(column, table)]
        )
        paths = ", ".join(map(literal, self._files.paths(table)))
        needed = {column.name for column in COLUMNS[table] if not column.is_nullable}
        schemas = f"""
            select file_name, list(name) from parquet_schema([{paths}])
            group by file_name order by file_name
        """
        for file, names in self.engine.rows(schemas):
            if missing := needed.difference(names):
                raise SourceError(f"{file} has no column {', '.join(sorted(missing))}")

    def _is_of_digits(self, column: Column, table: str) -> bool:
        (wrong,) = self.engine.row(
            f"select count(*) from {table} where not regexp_full_match({column.name}, '-?[0-9]+')"
        )
        return not wrong

    def export(self, table: str, times: TimeRange, file: Path) -> None:
        """See `Source.export`."""
        whole = self._files.whole_table(table)
        is_in = self.engine.dialect.is_in(TIME_COLUMNS[table], times)
        self.engine.write_parquet(f"select * from ({whole}) where {is_in}", file)

    def fingerprint(self, table: str, times: TimeRange) -> tuple[int, str]:
        """See `Source.fingerprint`."""
        condition = self.engine.dialect.is_in(TIME_COLUMNS[table], times)
        return self._fingerprint_of(table, self._files.whole_table(table), condition)

    def export_missing(self, table: str, older: Path, deleted: Sequence[Row], file: Path) -> None:
        """Write the rows of an older file of the table that are not here any more.

        Those whose identity, in landed form, is in `deleted` are left out.
        """
        path = glob.escape(str(older))
        (whole,) = self._files.queries(table, True, [path])
        self._check_older(table, path, whole)
        self._copy_without(table, whole, deleted, file, f"exists (from {table} as here where {{}})")

    def export_without(self, table: str, deleted: Sequence[Row], file: Path) -> None:
        """Write the table's rows but for those whose identity, in landed form, is in `deleted`."""
        self._copy_without(table, self._files.whole_table(table), deleted, file)

    def _copy_without(
        self, table: str, query: str, deleted: Sequence[Row], file: Path, besides: str = "false"
    ) -> None:
        """Write the rows of a query of the table but for those that are deleted.

        Those that meet `besides` are left out, too: `{}` in it is that a row `here` is the same.
        """
        key = IDENTITIES[table]
        kinds = {column.name: column.kind for column in COLUMNS[table]}
        types = {name: row_types(table)[name] for name in key}
        identities = [_unlanded(row, [kinds[name] for name in key]) for row in deleted]
        self._duckdb.create_rows("deleted", types, identities)
        same = " and ".join(f"{{0}}.{name} is not distinct from whole.{name}" for name in key)
        self.engine.write_parquet(
            f"select * from ({query}) as whole"
            f" where not {besides.format(same.format('here'))}"
            f" and not exists (from deleted where {same.format('deleted')})",
            file,
        )

    def _check_older(self, table: str, path: str, whole: str) -> None:
        """Raise `SourceError` where an older bfstats had changed values."""
        advice = "an older bfstats wrote it; archive into another folder"
        types = self._files.types_of_file(path)
        for column in COLUMNS[table]:
            type_name = types.get(column.name)
            if type_name and not self.engine.dialect.can_hold(type_name, column.kind):
                raise SourceError(
                    f"{path}: column {column.name} has type {type_name}, which is no "
                    f"{column.kind.value}: {advice}"
                )
        texts = {column.name for column in COLUMNS[table] if column.kind is Kind.TEXT}
        padded = {name: unpadded(name) if name in texts else name for name in IDENTITIES[table]}
        key = ", ".join(padded)
        forms = ", ".join(f"{form} as {name}" for name, form in padded.items())
        (count,) = self.engine.row(
            f"select count(*) from (select {forms} from"
            f" (select {key} from ({whole}) except select {key} from {table})"
            f" intersect select {key} from {table})"
        )
        if count:
            raise SourceError(
                f"{path}: {count:,} rows have a zero byte at the end of a text, and those of the "
                f"source have none: {advice}"
            )

    def landed_rows(self, table: str) -> list[Row]:
        """What the archive has in landed form, of a table that no source has."""
        if not self._files.types[table]:
            return []
        return list(self.engine.rows(f"select {self._landed_columns(table)} from {table}"))

    def _landed_columns(self, table: str) -> str:
        return ", ".join(
            f"{self.queries.landed(column)} as {column.landed_name}" for column in COLUMNS[table]
        )

    def write_united(self, table: str, landed: Sequence[Row], file: Path) -> None:
        """Write the table's rows with every column that they have, and `landed` ones, as Parquet.

        Landed rows have the columns of `COLUMNS` in landed form. Names are written as text and
        times as timestamps, unless one of the file cannot be: then as bytes and epoch seconds.
        """
        queries = self._files.queries(table, True, self._files.paths(table))
        queries += [self._landed_query(table, landed)] if landed or not queries else []
        rows = self._files.united(table, queries)
        types = self._duckdb.types_of(rows)
        plain = {column.name: plain_form(column, types[column.name]) for column in COLUMNS[table]}
        checks = ", ".join(
            f"coalesce(bool_and({name} is null or try({form}) is not null), true)"
            for name, form in plain.items()
        )
        can_be_plain = self.engine.row(f"select {checks} from ({rows})")
        forms = ", ".join(
            f"{form if is_plain else name} as {name}"
            for (name, form), is_plain in zip(plain.items(), can_be_plain, strict=True)
        )
        self.engine.write_parquet(f"select * replace ({forms}) from ({rows})", file)
        (written,) = self._files.queries(table, True, [glob.escape(str(file))])
        if self._fingerprint_of(table, written) != self._fingerprint_of(table, rows):
            raise SourceError(f"{file}: its rows of {table} are not those that were written")

    def _landed_query(self, table: str, landed: Sequence[Row]) -> str:
        """A query of landed rows whose whole numbers have the types that the table's have."""
        kinds = [column.kind for column in COLUMNS[table]]
        rows = [_unlanded(row, kinds) for row in landed]
        self._duckdb.create_rows("landed", row_types(table), rows)
        casts = [
            f"cast({column.name} as {self._whole_type(table, column.name)}) as {column.name}"
            for column in COLUMNS[table]
            if column.kind is Kind.WHOLE
        ]
        return f"select * replace ({', '.join(casts)}) from landed"

    def _whole_type(self, table: str, column: str) -> str:
        """The type that the table has for it, if that holds all landed values."""
        type_name = self._files.types[table].get(column, "BIGINT")
        (fits,) = self.engine.row(
            f"select coalesce(bool_and(try_cast({column} as {type_name}) is not null), true)"
            " from landed"
        )
        return type_name if fits else "BIGINT"

    def sample_span(self, now_epoch: int) -> tuple[int, int] | None:
        """See `Source.sample_span`."""
        span = super().sample_span(now_epoch)
        if not self._files.types[SERVER_HOURS]:
            return span
        oldest, newest = self.engine.row(f"select min(hour), max(last_sample) from {SERVER_HOURS}")
        return (min(span[0], oldest), max(span[1], newest)) if span else (oldest, newest)

    def count_samples(self, samples: TimeRange) -> int:
        """See `Source.count_samples`."""
        count = super().count_samples(samples)
        if not self._files.types[SERVER_HOURS]:
            return count
        (kept,) = self.engine.row(
            f"select coalesce(sum(sample_count), 0) from {SERVER_HOURS}"
            f" where {self.engine.dialect.is_in('hour', samples)}"
        )
        return count + int(kept)

    def hours_query(self, samples: TimeRange, now_epoch: int) -> str:
        """See `SqlSource.hours_query`."""
        of_samples = super().hours_query(samples, now_epoch)
        if not self._files.types[SERVER_HOURS]:
            return of_samples
        key = ", ".join(HOUR_COLUMNS[:3])
        measures = ", ".join(
            f"coalesce(kept.{name}, hours.{name}) as {name}" for name in HOUR_COLUMNS[3:]
        )
        kept = self._landed_columns(SERVER_HOURS)
        return f"""
            select
                {key},
                {measures},
                coalesce(kept.sample_count, 0) + coalesce(samples_read, 0) as samples_read
            from ({of_samples}) as hours ({", ".join(HOUR_COLUMNS)}, samples_read)
            full join (
                select {kept} from {SERVER_HOURS} where {self.engine.dialect.is_in("hour", samples)}
            ) as kept using ({key})
            order by {key}
        """

    def names_query(self, samples: TimeRange, now_epoch: int) -> str:
        """See `SqlSource.names_query`."""
        of_samples = super().names_query(samples, now_epoch)
        if not self._files.types[SERVER_NAMES]:
            return of_samples
        columns, key = ", ".join(NAME_COLUMNS), ", ".join(NAME_COLUMNS[:3])
        latest = f"({', '.join(LATEST_SAMPLE)})"
        lasts = ", ".join(f"argMax({name}, {latest}) as {name}" for name in LATEST_SAMPLE)
        first = "first_sample_epoch"
        return f"""
            select {key}, min({first}) as {first}, {lasts}
            from (
                select {columns} from ({of_samples}) as of_samples
                union all
                select {self._landed_columns(SERVER_NAMES)} from {SERVER_NAMES}
                where {self._reaches_into(samples)}
            ) as names
            group by {key}
        """

    def _reaches_into(self, samples: TimeRange) -> str:
        """Whether something of a name's time is in the range."""
        ends_in = self.engine.dialect.is_in("last_sample", TimeRange(samples.from_epoch, None))
        begins_in = self.engine.dialect.is_in("first_sample", TimeRange(None, samples.until_epoch))
        return f"{ends_in} and {begins_in}"

    def _fingerprint_of(self, table: str, rows: str, condition: str = "true") -> tuple[int, str]:
        types, kinds = self._duckdb.types_of(rows), kinds_of(table)
        others = [name for name in types if name not in kinds]
        texts = [exact_text(name, types[name], kinds.get(name)) for name in (*kinds, *others)]
        return self.checksum(texts, f"({rows}) as whole where {condition}")

    def _column_types(self, table: str) -> dict[str, str]:
        return self._files.types[table]

    def _described_type(self, table: str, column: str) -> str:
        """See `SqlSource._described_type`: each type, with the first file that has it."""
        files = self._files.file_by_type(table, column)
        if len(files) == 1:
            return super()._described_type(table, column)
        return " and ".join(f"{type_name} in {file.name}" for type_name, file in files.items())

    def _described(self, table: str) -> str:
        return f"{self._directory}/{table}*.parquet"


def _unlanded(row: Row, kinds: Sequence[Kind]) -> Row:
    """A row in landed form with the bytes of its texts."""
    return tuple(
        bytes_of_text(value) if kind is Kind.TEXT else value
        for kind, value in zip(kinds, row, strict=True)
    )
