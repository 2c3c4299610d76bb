"""The queries, written once; an engine adds how it answers them and how it spells expressions."""

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from operator import gt

from extract.errors import IncompleteReadError, SourceError
from extract.sources.columns import (
    COLUMNS,
    DECIDES_FIRST,
    HOUR_COLUMNS,
    PLAYER_ROUNDS,
    REPEATING_TEXTS,
    ROUND_COLUMNS,
    ROUND_IDENTITY,
    ROUND_PRECEDENCE,
    SERVER_HOURS,
    SERVER_ONLINE_COUNTS,
    Column,
    Kind,
)
from extract.sources.content import ROUND_CONTENT, SEPARATOR
from extract.sources.protocol import (
    Columns,
    HourBlock,
    HourTotals,
    Merging,
    Rejection,
    RoundBlock,
    RoundRange,
    RoundTotals,
    Row,
    TimeRange,
)
from extract.sources.reasons import LARGEST_CLOCK_LEAD_SECONDS, OLDEST_EPOCH, Reasons
from extract.sources.retries import persistently

# Of what rounds are sorted by, the part that is never missing and no float.
_ROUND_KEY = tuple(map(ROUND_COLUMNS.index, (*ROUND_IDENTITY, *DECIDES_FIRST)))
_FIRST_THREE = (0, 1, 2)
_PYTHON_TYPES = {Kind.TEXT: str, Kind.TIME: int, Kind.WHOLE: int, Kind.REAL: float}
_NULLABLE = {column.landed_name for column in COLUMNS[PLAYER_ROUNDS] if column.is_nullable}


class SqlSource(Reasons):
    """A source that answers SQL; subclasses are ClickHouse and DuckDB over Parquet.

    Messages call it by `name`.
    """

    def __init__(self, name: str) -> None:
        self._name = name

    @abstractmethod
    def _blocks(self, sql: str) -> Iterator[Columns]:
        """Run a query and stream its rows in blocks, each of which has some."""

    @abstractmethod
    def _column_types(self, table: str) -> dict[str, str]:
        """Names and types of the table's columns; empty where there is no such table."""

    @abstractmethod
    def _can_hold(self, type_name: str, kind: Kind) -> bool:
        """Whether a column of this type can be read as one of that kind."""

    @abstractmethod
    def _described(self, table: str) -> str:
        """The table's place, for messages."""

    def check_table(self, table: str) -> None:
        """See `Source.check_table`."""
        types = self._column_types(table)
        if not types:
            raise SourceError(f"{self._described(table)} does not exist")
        missing = [column.name for column in COLUMNS[table] if column.name not in types]
        if missing:
            raise SourceError(f"{self._described(table)} has no column {', '.join(missing)}")
        self._check_kinds(
            table,
            [
                column
                for column in COLUMNS[table]
                if not self._can_hold(types[column.name], column.kind)
            ],
        )

    def _check_kinds(self, table: str, wrong: Sequence[Column]) -> None:
        """Raise `SourceError` if there are columns of a wrong type, and name each."""
        types = self._column_types(table)
        if wrong:
            reasons = "; ".join(
                f"column {column.name} has type {types[column.name]}, "
                f"which is no {column.kind.value}"
                for column in wrong
            )
            raise SourceError(f"{self._described(table)}: {reasons}")

    def merging(self) -> Merging | None:
        """See `Source.merging`."""
        return None

    def newest_created_epoch(self) -> int | None:
        """See `Source.newest_created_epoch`."""
        sql = f"select count(*), max({self._epoch('created_at')}) from {PLAYER_ROUNDS}"
        rows, newest = self._row(sql)
        return int(newest) if rows else None

    def count_rounds(self, rounds: RoundRange) -> int:
        """See `Source.count_rounds`."""
        (count,) = self._row(
            f"select count(*) from {PLAYER_ROUNDS} where {self._rounds_in(rounds)}"
        )
        return int(count)

    def count_rounds_by_player(self, rounds: RoundRange) -> list[tuple[str, int]]:
        """See `Source.count_rounds_by_player`."""
        sql = f"""
            select {self._text("player_name")} as landed_player_name, count(*)
            from {PLAYER_ROUNDS}
            where {self._rounds_in(rounds)}
            group by landed_player_name
            order by landed_player_name
        """
        return list(self._rows(sql))

    def read_rounds(self, rounds: RoundRange, now_epoch: int) -> Iterator[RoundBlock]:
        """See `Source.read_rounds`."""
        blocks = self._blocks(self._rounds_sql(rounds, now_epoch))
        for block in self._as_asked(blocks, PLAYER_ROUNDS, ROUND_COLUMNS, _ROUND_KEY):
            yield _round_block(block)

    def round_span(self, now_epoch: int) -> tuple[int, int] | None:
        """See `Source.round_span`."""
        return self._span(PLAYER_ROUNDS, "round_start_time", now_epoch)

    def round_totals(self, rounds: RoundRange, now_epoch: int) -> RoundTotals:
        """See `Source.round_totals`."""
        milliseconds = self._whole("floor(landed_play_time_minutes * 60000 + 0.5)")
        content = (*(f"landed_{name}" for name in ROUND_CONTENT), milliseconds)
        measures = [
            *("landed_final_kills", "landed_final_deaths", "landed_final_score", milliseconds),
            *("landed_is_bot", self._content_hash(content)),
        ]
        # Copies that differ only in what is nullable have the same totals.
        precedence = ", ".join(
            f"landed_{name}" for name in ROUND_PRECEDENCE if name not in _NULLABLE
        )
        sums = self._sums(f"winner[{place}]" for place in range(1, len(measures) + 1))
        identity = ", ".join(f"landed_{name}" for name in ROUND_IDENTITY)
        row = self._row(f"""
            select count(*), {sums}
            from (
                select argMax({self._list(measures)}, ({precedence})) as winner
                from ({self._judged_rounds(rounds, now_epoch)}) as rounds
                where reject_reason = ''
                group by {identity}
            ) as rounds
        """)
        return RoundTotals(*map(int, row))

    def hour_totals(self, samples: TimeRange, now_epoch: int) -> HourTotals:
        """See `Source.hour_totals`."""
        content = self._content_hash(HOUR_COLUMNS)
        sums = self._sums(("sample_count", "players_sum", "peak_players", content))
        row = self._row(
            f"select count(*), {sums} from ({self._hours_sql(samples, now_epoch)}) as hours"
        )
        return HourTotals(*map(int, row))

    def sample_span(self, now_epoch: int) -> tuple[int, int] | None:
        """See `Source.sample_span`."""
        return self._span(SERVER_ONLINE_COUNTS, "timestamp", now_epoch)

    def count_samples(self, samples: TimeRange) -> int:
        """See `Source.count_samples`."""
        (count,) = self._row(
            f"select count(*) from {SERVER_ONLINE_COUNTS} where {self._is_in('timestamp', samples)}"
        )
        return int(count)

    def read_hours(self, samples: TimeRange, now_epoch: int) -> Iterator[HourBlock]:
        """See `Source.read_hours`."""
        blocks = self._blocks(self._hours_sql(samples, now_epoch))
        for block in self._as_asked(blocks, SERVER_HOURS, HOUR_COLUMNS, _FIRST_THREE):
            yield HourBlock(list(zip(*block, strict=True)))

    def read_rejected_samples(self, samples: TimeRange, now_epoch: int) -> Iterator[Rejection]:
        """See `Source.read_rejected_samples`."""
        reason = self._sample_reason(now_epoch)
        sql = f"""
            select
                {self._text("server_guid")},
                {self._epoch("timestamp")},
                {self._text("game")},
                {reason},
                {self._values_as_text(SERVER_ONLINE_COUNTS)}
            from {SERVER_ONLINE_COUNTS}
            where {self._is_in("timestamp", samples)} and {reason} <> ''
            order by 1, 2, 3, 4, 5
        """
        for block in self._in_order(self._blocks(sql), _FIRST_THREE):
            for guid, epoch, game, why, values in zip(*block, strict=True):
                yield Rejection((guid, epoch, game), epoch, why, list(values))

    def _as_asked(
        self, blocks: Iterator[Columns], table: str, names: Sequence[str], key: Sequence[int]
    ) -> Iterator[Columns]:
        """The blocks, of rows in order, whose columns are of the kinds that the query makes."""
        kinds = {column.landed_name: column.kind for column in COLUMNS[table]}
        for block in self._in_order(blocks, key):
            # All values of a column in a block are of one type.
            for name, column in zip(names, block, strict=False):
                value = column[0]
                if value is not None and not isinstance(value, _PYTHON_TYPES[kinds[name]]):
                    raise SourceError(
                        f"{self._name}: column {name} of {table} came as "
                        f"{type(value).__name__}, which is no {kinds[name].value}"
                    )
            yield block

    def _in_order(self, blocks: Iterator[Columns], key: Sequence[int]) -> Iterator[Columns]:
        """The blocks, if their rows ascend by the columns at these places.

        A block that comes twice, or too early, is out of order.
        """
        last: Row = ()
        for block in blocks:
            keys = [last, *zip(*(block[place] for place in key), strict=True)]
            if any(map(gt, keys, keys[1:])):
                raise IncompleteReadError(f"{self._name} sent rows out of order")
            last = keys[-1]
            yield block

    def _span(self, table: str, column: str, now_epoch: int) -> tuple[int, int] | None:
        epoch = self._epoch(column)
        latest = now_epoch + LARGEST_CLOCK_LEAD_SECONDS
        count, oldest, newest = self._row(
            f"select count(*), min({epoch}), max({epoch}) from {table} "
            f"where {epoch} >= {OLDEST_EPOCH} and {epoch} <= {latest}"
        )
        return (int(oldest), int(newest)) if count else None

    def _sums(self, values: Iterable[str]) -> str:
        return ", ".join(f"coalesce({self._whole(f'sum({value})')}, 0)" for value in values)

    def _checksum(self, texts: Iterable[str], rows: str) -> tuple[int, str]:
        """How many rows there are, and a checksum of these texts of each."""
        content = self._content_hash(f"coalesce({text}, 'null')" for text in texts)
        count, checksum = self._row(f"select count(*), {self._sums([content])} from {rows}")
        return int(count), str(checksum)

    def _content_hash(self, values: Iterable[str]) -> str:
        texts = ", ".join(f"cast({value} as varchar)" for value in values)
        return self._hash(f"concat_ws({self._text_literal(SEPARATOR)}, {texts})")

    def _hours_sql(self, samples: TimeRange, now_epoch: int) -> str:
        return f"""
            select
                landed_server_guid as server_guid,
                landed_epoch - landed_epoch % 3600 as hour_epoch,
                landed_game as game,
                {self._whole("sum(players)")} as players_sum,
                count(*) as sample_count,
                max(players) as peak_players,
                max(landed_epoch) as last_sample_epoch,
                argMax(players, landed_epoch) as last_players,
                {self._whole("sum(copies)")} as samples_read
            from (
                {self._samples_sql(samples, now_epoch)}
            ) as samples
            group by landed_server_guid, hour_epoch, landed_game
            order by landed_server_guid, hour_epoch, landed_game
        """

    def _samples_sql(self, samples: TimeRange, now_epoch: int) -> str:
        """Each sample that can be landed once: of copies the one with the most players."""
        return f"""
            select
                {self._text("server_guid")} as landed_server_guid,
                {self._epoch("timestamp")} as landed_epoch,
                {self._text("game")} as landed_game,
                max({self._whole("players_online")}) as players,
                count(*) as copies
            from {SERVER_ONLINE_COUNTS}
            where
                {self._is_in("timestamp", samples)}
                and {self._sample_reason(now_epoch)} = ''
            group by landed_server_guid, landed_epoch, landed_game
        """

    def _row(self, sql: str) -> Row:
        """The one row of an answer, asked for again where it does not arrive."""
        return persistently(partial(self._row_once, sql))

    def _row_once(self, sql: str) -> Row:
        rows = list(self._rows(sql))
        if len(rows) != 1:
            raise IncompleteReadError(f"{self._name} answered {len(rows)} rows instead of one")
        return rows[0]

    def _rows(self, sql: str) -> Iterator[Row]:
        return (row for block in self._blocks(sql) for row in zip(*block, strict=True))

    def _rounds_in(self, rounds: RoundRange) -> str:
        created = self._epoch("created_at")
        bounds = [f"{created} <= {rounds.created_through}"]
        if rounds.created_from is not None:
            bounds.append(f"{created} >= {rounds.created_from}")
        if rounds.started is not None:
            bounds.append(self._is_in("round_start_time", rounds.started))
        if rounds.after_player is not None:
            after = self._text_literal(rounds.after_player)
            bounds.append(f"{self._text('player_name')} > {after}")
        return " and ".join(bounds)

    def _rounds_sql(self, rounds: RoundRange, now_epoch: int) -> str:
        order = ", ".join(
            f"landed_{name} nulls first" for name in (*ROUND_IDENTITY, *ROUND_PRECEDENCE)
        )
        return f"""
            select
                {", ".join(map(self._sent, ROUND_COLUMNS))},
                reject_reason,
                case when reject_reason <> '' then source_values else {self._list([])} end
            from ({self._judged_rounds(rounds, now_epoch)}) as rounds
            order by {order}
        """

    def _sent(self, name: str) -> str:
        landed = f"landed_{name}"
        return self._repeating_text(landed) if name in REPEATING_TEXTS else landed

    def _judged_rounds(self, rounds: RoundRange, now_epoch: int) -> str:
        """The range's rows in landed form, each with why it cannot be landed, '' where it can."""
        landed = {
            column.landed_name: f"{self._landed(column)} as landed_{column.landed_name}"
            for column in COLUMNS[PLAYER_ROUNDS]
        }
        return f"""
            select
                {", ".join(landed[name] for name in ROUND_COLUMNS)},
                {self._round_reason(now_epoch)} as reject_reason,
                {self._values_as_text(PLAYER_ROUNDS)} as source_values
            from {PLAYER_ROUNDS}
            where {self._rounds_in(rounds)}
        """

    def _landed(self, column: Column) -> str:
        forms = {
            Kind.TEXT: self._text,
            Kind.TIME: self._epoch,
            Kind.WHOLE: self._whole,
            Kind.REAL: self._real,
        }
        landed = forms[column.kind](column.name)
        if column.is_nullable:
            # What is not finite is as good as missing.
            return f"case when {self._is_finite(landed)} then {landed} end"
        return landed

    def _values_as_text(self, table: str) -> str:
        """A list of the row's source columns as text, for the eyes of whoever looks into it."""
        forms = {Kind.TEXT: self._text, Kind.TIME: self._time_text, Kind.REAL: self._real_text}
        values = []
        for column in COLUMNS[table]:
            text = forms.get(column.kind, self._number_text)(column.name)
            values.append(f"case when {column.name} is not null then {text} end")
        return self._list(values)

    def _real_text(self, column: str) -> str:
        return self._number_text(self._real(column))

    def _list(self, expressions: list[str]) -> str:
        return f"[{', '.join(expressions)}]"


def _round_block(block: Columns) -> RoundBlock:
    *columns, reasons, values = block
    rows = list(zip(*columns, strict=True))
    if not any(reasons):
        return RoundBlock(rows, [])
    created = ROUND_COLUMNS.index("created_epoch")
    identity = len(ROUND_IDENTITY)
    judged = list(zip(rows, reasons, values, strict=True))
    return RoundBlock(
        rows=[row for row, reason, _ in judged if not reason],
        rejections=[
            Rejection(row[:identity], row[created], reason, list(texts))
            for row, reason, texts in judged
            if reason
        ],
    )
