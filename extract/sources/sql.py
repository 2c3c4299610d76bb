"""A source that answers SQL: what `Source` asks for, from the rows of queries."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from operator import gt

from extract.errors import IncompleteReadError, SourceError
from extract.sources.columns import (
    COLUMNS,
    DECIDES_FIRST,
    HOUR_COLUMNS,
    NAME_COLUMNS,
    PLAYER_ROUNDS,
    ROUND_COLUMNS,
    ROUND_IDENTITY,
    SERVER_HOURS,
    SERVER_NAMES,
    SERVER_ONLINE_COUNTS,
    Column,
    Kind,
)
from extract.sources.engines.engine import Engine
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
from extract.sources.queries import Judge, Queries
from extract.sources.reasons import round_reason, sample_reason

# Of what rounds are sorted by, the part that is never missing and no float.
_ROUND_KEY = tuple(map(ROUND_COLUMNS.index, (*ROUND_IDENTITY, *DECIDES_FIRST)))
_FIRST_THREE = (0, 1, 2)
_PYTHON_TYPES = {Kind.TEXT: str, Kind.TIME: int, Kind.WHOLE: int, Kind.REAL: float}


class SqlSource(ABC):
    """The two tables of a site, behind an engine."""

    def __init__(
        self,
        engine: Engine,
        judge_round: Judge = round_reason,
        judge_sample: Judge = sample_reason,
    ) -> None:
        self.engine = engine
        self.queries = Queries(engine.dialect, judge_round, judge_sample)

    @abstractmethod
    def _column_types(self, table: str) -> dict[str, str]:
        """Names and types of the table's columns; empty where there is no such table."""

    @abstractmethod
    def _described(self, table: str) -> str:
        """The table's place, for messages."""

    def close(self) -> None:
        """See `Source.close`."""
        self.engine.close()

    def now_epoch(self) -> int:
        """See `Source.now_epoch`."""
        return self.engine.now_epoch()

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
                if not self.engine.dialect.can_hold(types[column.name], column.kind)
            ],
        )

    def _check_kinds(self, table: str, wrong: Sequence[Column]) -> None:
        """Raise `SourceError` if there are columns of a wrong type, and name each."""
        if wrong:
            reasons = "; ".join(
                f"column {column.name} has type {self._described_type(table, column.name)}, "
                f"which is no {column.kind.value}"
                for column in wrong
            )
            raise SourceError(f"{self._described(table)}: {reasons}")

    def _described_type(self, table: str, column: str) -> str:
        """The type of a column, for messages."""
        return self._column_types(table)[column]

    def merging(self) -> Merging | None:
        """See `Source.merging`."""
        return None

    def newest_created_epoch(self) -> int | None:
        """See `Source.newest_created_epoch`."""
        rows, newest = self.engine.row(self.queries.newest_created())
        return int(newest) if rows else None

    def count_rounds(self, rounds: RoundRange) -> int:
        """See `Source.count_rounds`."""
        (count,) = self.engine.row(self.queries.count_rounds(rounds))
        return int(count)

    def count_rounds_by_player(self, rounds: RoundRange) -> list[tuple[str, int]]:
        """See `Source.count_rounds_by_player`."""
        return list(self.engine.rows(self.queries.count_rounds_by_player(rounds)))

    def read_rounds(self, rounds: RoundRange, now_epoch: int) -> Iterator[RoundBlock]:
        """See `Source.read_rounds`."""
        blocks = self.engine.blocks(self.queries.rounds(rounds, now_epoch))
        for block in self._as_asked(blocks, PLAYER_ROUNDS, ROUND_COLUMNS, _ROUND_KEY):
            yield _round_block(block)

    def round_span(self, now_epoch: int) -> tuple[int, int] | None:
        """See `Source.round_span`."""
        return self._span(PLAYER_ROUNDS, "round_start_time", now_epoch)

    def round_totals(self, rounds: RoundRange, now_epoch: int) -> RoundTotals:
        """See `Source.round_totals`."""
        return RoundTotals(*map(int, self.engine.row(self.queries.round_totals(rounds, now_epoch))))

    def hour_totals(self, samples: TimeRange, now_epoch: int) -> HourTotals:
        """See `Source.hour_totals`."""
        totals = self.queries.hour_totals(self.hours_query(samples, now_epoch))
        return HourTotals(*map(int, self.engine.row(totals)))

    def sample_span(self, now_epoch: int) -> tuple[int, int] | None:
        """See `Source.sample_span`."""
        return self._span(SERVER_ONLINE_COUNTS, "timestamp", now_epoch)

    def count_samples(self, samples: TimeRange) -> int:
        """See `Source.count_samples`."""
        (count,) = self.engine.row(self.queries.count_samples(samples))
        return int(count)

    def read_hours(self, samples: TimeRange, now_epoch: int) -> Iterator[HourBlock]:
        """See `Source.read_hours`."""
        blocks = self.engine.blocks(self.hours_query(samples, now_epoch))
        for block in self._as_asked(blocks, SERVER_HOURS, HOUR_COLUMNS, _FIRST_THREE):
            yield HourBlock(list(zip(*block, strict=True)))

    def read_rejected_samples(self, samples: TimeRange, now_epoch: int) -> Iterator[Rejection]:
        """See `Source.read_rejected_samples`."""
        blocks = self.engine.blocks(self.queries.rejected_samples(samples, now_epoch))
        for block in self._in_order(blocks, _FIRST_THREE):
            for guid, epoch, game, why, values in zip(*block, strict=True):
                yield Rejection((guid, epoch, game), epoch, why, list(values))

    def read_names(self, samples: TimeRange, now_epoch: int) -> list[Row]:
        """See `Source.read_names`."""
        names = self.names_query(samples, now_epoch)
        blocks = self.engine.blocks(self.queries.numbered_names(names))
        rows: list[Row] = []
        for block in self._as_asked(blocks, SERVER_NAMES, NAME_COLUMNS, _FIRST_THREE):
            rows += zip(*block, strict=True)
        if rows:
            count = rows[0][-1]
        else:
            (count,) = self.engine.row(f"select count(*) from ({names}) as names")
        if len(rows) != count:
            raise IncompleteReadError(f"{self.engine.name} broke off in the middle of an answer")
        return [row[:-1] for row in rows]

    def checksum(self, texts: Iterable[str], rows: str) -> tuple[int, str]:
        """How many rows there are, and a checksum of these texts of each."""
        count, checksum = self.engine.row(self.queries.checksum(texts, rows))
        return int(count), str(checksum)

    def hours_query(self, samples: TimeRange, now_epoch: int) -> str:
        """A query of `HOUR_COLUMNS` in key order, and how many samples each hour was read from."""
        return self.queries.hours(samples, now_epoch)

    def names_query(self, samples: TimeRange, now_epoch: int) -> str:
        """A query of `NAME_COLUMNS`, in no order."""
        return self.queries.names(samples, now_epoch)

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
                        f"{self.engine.name}: column {name} of {table} came as "
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
                raise IncompleteReadError(f"{self.engine.name} sent rows out of order")
            last = keys[-1]
            yield block

    def _span(self, table: str, column: str, now_epoch: int) -> tuple[int, int] | None:
        count, oldest, newest = self.engine.row(self.queries.span(table, column, now_epoch))
        return (int(oldest), int(newest)) if count else None


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
