"""Random histories of a source: real rounds spread over arrivals, with what sources do to them."""

import random
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

HOUR_SECONDS = 3600
FEWEST_SLICES = 2
FEWEST_BASE_ROWS = 100


class SourceRow(NamedTuple):
    """A row of the source table `player_rounds`, in its column order.

    The three times are whole seconds since 1970 in UTC: no zone can shift them on their way.
    """

    round_id: str
    player_name: str
    server_guid: str
    map_name: str
    round_start_time: int
    round_end_time: int
    final_score: int
    final_kills: int
    final_deaths: int
    play_time_minutes: float
    team_label: str
    game_id: str
    is_bot: int
    created_at: int
    game: str
    average_ping: float | None


SOURCE_TYPES: dict[str, str] = {
    "round_id": "String",
    "player_name": "String",
    "server_guid": "String",
    "map_name": "String",
    "round_start_time": "DateTime",
    "round_end_time": "DateTime",
    "final_score": "Int32",
    "final_kills": "UInt32",
    "final_deaths": "UInt32",
    "play_time_minutes": "Float64",
    "team_label": "String",
    "game_id": "String",
    "is_bot": "UInt8",
    "created_at": "DateTime",
    "game": "String",
    "average_ping": "Nullable(Float64)",
}
"""The ClickHouse type of each source column, in the table's order."""

_DUCKDB_TYPES = {
    "String": "varchar",
    "DateTime": "bigint",
    "Int32": "integer",
    "UInt32": "uinteger",
    "UInt8": "utinyint",
    "Float64": "double",
    "Nullable(Float64)": "double",
}


def read_rows(parquet_files: str | Path) -> list[SourceRow]:
    """Read source rows from Parquet (a path or a glob), in an order that is always the same."""
    columns = ", ".join(
        f"epoch_ms({name}) // 1000" if kind == "DateTime" else name
        for name, kind in SOURCE_TYPES.items()
    )
    with duckdb.connect() as connection:
        rows = connection.execute(
            f"select {columns} from read_parquet(?) order by all", [str(parquet_files)]
        ).fetchall()
    return [SourceRow(*row) for row in rows]


def random_history(
    base_rows: Iterable[Sequence[Any]], seed: int, slices: int
) -> list[list[SourceRow]]:
    """Spread rows over `slices` arrivals, at least two, and add what sources do to rows.

    `base_rows` are in source column order with times in epoch seconds (`read_rows` gives them),
    at least a hundred. Their own `created_at` is replaced: a round arrives soon after it ended,
    each arrival is wholly newer than the one before, by more than an hour. Equal arguments give
    equal histories. In every history there are:

    - late rows, that arrive with rounds that ended long after them;
    - repeats, that differ from their first copy in `created_at` only, and a second copy in the
      same arrival that is longer at an equal `created_at`;
    - longer re-sends, rows corrected to a bot, and rows corrected to another server and map, each
      the same identity in a later arrival;
    - one player all of whose rounds are corrected to a bot (if there is one with few rounds that
      all end before the last arrival), so that the player leaves every table;
    - rounds that share score, start and end with another one of the player, and some that share
      the score only;
    - bots;
    - rounds with thousands of kills, so that milestones are reached, some of them corrected to few,
      so that milestones are lost;
    - rows to be rejected, without a name or with the end before the start, whose good version
      comes later.

    Inside an arrival a later row wins over its earlier copies, as in a ReplacingMergeTree.
    """
    if slices < FEWEST_SLICES:
        raise ValueError(f"a history needs at least {FEWEST_SLICES} slices, not {slices}")
    rows = sorted((SourceRow(*row) for row in base_rows), key=lambda row: row.round_end_time)
    if len(rows) < FEWEST_BASE_ROWS:
        raise ValueError(f"a history needs at least {FEWEST_BASE_ROWS} base rows, not {len(rows)}")
    return _History(rows, random.Random(seed), slices).arrivals()


def write_parquet(rows: Iterable[SourceRow], path: str | Path) -> None:
    """Write rows to one Parquet file with the source's columns; times are UTC without a zone."""
    columns = list(zip(*rows, strict=True)) or [()] * len(SOURCE_TYPES)
    selected = []
    for name, kind in SOURCE_TYPES.items():
        values = f"unnest(${name}::{_DUCKDB_TYPES[kind]}[])"
        if kind == "DateTime":
            values = f"make_timestamp({values} * 1000000)"
        selected.append(f"{values} as {name}")
    target = str(path).replace("'", "''")
    with duckdb.connect() as connection:
        connection.execute(
            f"copy (select {', '.join(selected)}) to '{target}' (format parquet)",
            {name: list(column) for name, column in zip(SOURCE_TYPES, columns, strict=True)},
        )


def insert_rows(client: Any, rows: Iterable[SourceRow], table: str = "player_rounds") -> None:
    """Insert rows through a clickhouse-connect client, of a server or of chDB.

    Times go as the integers that they are and text as its bytes, so neither a zone nor an encoding
    of the client changes them. Text may also be given as bytes that are not UTF-8.
    """
    data = [[_text_to_bytes(value) for value in row] for row in rows]
    if data:
        client.insert(
            table,
            data,
            column_names=list(SOURCE_TYPES),
            column_type_names=list(SOURCE_TYPES.values()),
        )


def _text_to_bytes(value: Any) -> Any:
    return value.encode("utf-8") if isinstance(value, str) else value


class _History:
    """The arrivals under construction. `rows` are in order of their end."""

    def __init__(self, rows: list[SourceRow], chance: random.Random, slices: int) -> None:
        self._rows = rows
        self._chance = chance
        self._slices: list[list[SourceRow]] = [[] for _ in range(slices)]
        self._starts = [index * len(rows) // slices for index in range(slices)]
        self._arrival_epochs = self._choose_arrival_epochs()

    def arrivals(self) -> list[list[SourceRow]]:
        """Fill the slices and return them."""
        changes = self._choose_changes()
        for position, row in enumerate(self._rows):
            changes.get(position, self._add)(bisect_right(self._starts, position) - 1, row)
        return [sorted(rows, key=_precedence) for rows in self._slices]

    def _choose_arrival_epochs(self) -> list[int]:
        epochs: list[int] = []
        for next_start in [*self._starts[1:], len(self._rows)]:
            newest_end_epoch = self._rows[next_start - 1].round_end_time
            earliest_epoch = epochs[-1] + 2 * HOUR_SECONDS if epochs else 0
            epochs.append(max(newest_end_epoch, earliest_epoch) + self._chance.randint(1, 1800))
        return epochs

    def _choose_changes(self) -> dict[int, Callable[[int, SourceRow], None]]:
        """What happens to the row at which position; the last slice is left as it is."""
        leaving_name = self._rarest_name()
        changes: dict[int, Callable[[int, SourceRow], None]] = {}
        remaining = []
        for position in range(self._starts[-1]):
            if self._rows[position].player_name == leaving_name:
                changes[position] = self._correct_to_bot
            else:
                remaining.append(position)
        kinds = (
            self._arrive_late,
            self._repeat,
            self._double_in_arrival,
            self._lengthen,
            self._correct_to_bot,
            self._correct_place,
            self._add_twin,
            self._add_equal_score,
            self._add_bot,
            self._raise_kills,
            self._lower_kills,
            self._start_without_name,
            self._start_with_end_before_start,
        )
        share = max(2, len(self._rows) // 80)
        chosen = self._chance.sample(remaining, share * len(kinds))
        changes.update({chosen[index]: kinds[index // share] for index in range(len(chosen))})
        return changes

    def _rarest_name(self) -> str:
        """The name with the fewest rows of those that have none in the last slice.

        Empty where every name has more than a quarter of the rows that other changes need.
        """
        last_names = {row.player_name for row in self._rows[self._starts[-1] :]}
        counts = Counter(row.player_name for row in self._rows if row.player_name not in last_names)
        few = [name for name, count in counts.items() if count * 4 <= self._starts[-1]]
        return min(few, key=lambda name: (counts[name], name), default="")

    def _add(self, slice_index: int, row: SourceRow) -> None:
        created_epoch = self._arrival_epochs[slice_index] + self._chance.randint(0, 1800)
        self._slices[slice_index].append(row._replace(created_at=created_epoch))

    def _later(self, slice_index: int) -> int:
        return self._chance.randint(slice_index + 1, len(self._slices) - 1)

    def _no_earlier(self, slice_index: int) -> int:
        return self._chance.randint(slice_index, len(self._slices) - 1)

    def _longer(self, row: SourceRow) -> SourceRow:
        seconds = self._chance.randint(30, 900)
        return row._replace(
            round_end_time=row.round_end_time + seconds,
            play_time_minutes=row.play_time_minutes + seconds / 60,
            final_score=row.final_score + self._chance.randint(1, 20),
            final_kills=row.final_kills + self._chance.randint(0, 5),
        )

    def _arrive_late(self, slice_index: int, row: SourceRow) -> None:
        self._add(self._later(slice_index), row)

    def _repeat(self, slice_index: int, row: SourceRow) -> None:
        self._add(slice_index, row)
        self._add(self._later(slice_index), row)

    def _double_in_arrival(self, slice_index: int, row: SourceRow) -> None:
        self._add(slice_index, row)
        first_copy = self._slices[slice_index][-1]
        self._slices[slice_index].append(self._longer(first_copy))

    def _lengthen(self, slice_index: int, row: SourceRow) -> None:
        self._add(slice_index, row)
        self._add(self._later(slice_index), self._longer(row))

    def _correct_to_bot(self, slice_index: int, row: SourceRow) -> None:
        self._add(slice_index, row)
        self._add(self._later(slice_index), row._replace(is_bot=1))

    def _correct_place(self, slice_index: int, row: SourceRow) -> None:
        elsewhere = self._chance.choice(
            [other for other in self._rows if other.map_name != row.map_name] or self._rows
        )
        moved = row._replace(server_guid=elsewhere.server_guid, map_name=elsewhere.map_name)
        self._add(slice_index, row)
        self._add(self._later(slice_index), moved)

    def _add_twin(self, slice_index: int, row: SourceRow) -> None:
        twin = row._replace(round_id=f"{row.round_id}-twin", final_kills=row.final_kills + 1)
        self._add(slice_index, row)
        self._add(self._no_earlier(slice_index), twin)

    def _add_equal_score(self, slice_index: int, row: SourceRow) -> None:
        shift_seconds = self._chance.choice((-1, 1)) * self._chance.randint(1, HOUR_SECONDS)
        equal = row._replace(
            round_id=f"{row.round_id}-equal",
            round_start_time=row.round_start_time + shift_seconds,
            round_end_time=row.round_end_time + shift_seconds,
        )
        self._add(slice_index, row)
        self._add(self._no_earlier(slice_index), equal)

    def _add_bot(self, slice_index: int, row: SourceRow) -> None:
        bot = row._replace(player_name=f"Bot {row.player_name}", is_bot=1, final_score=999)
        self._add(slice_index, row)
        self._add(slice_index, bot)

    def _with_thousands_of_kills(self, row: SourceRow) -> SourceRow:
        return row._replace(final_kills=row.final_kills + self._chance.randint(1000, 9000))

    def _raise_kills(self, slice_index: int, row: SourceRow) -> None:
        self._add(self._no_earlier(slice_index), self._with_thousands_of_kills(row))

    def _lower_kills(self, slice_index: int, row: SourceRow) -> None:
        self._add(slice_index, self._with_thousands_of_kills(row))
        self._add(self._later(slice_index), row)

    def _start_without_name(self, slice_index: int, row: SourceRow) -> None:
        self._add(slice_index, row._replace(player_name=""))
        self._add(self._later(slice_index), row)

    def _start_with_end_before_start(self, slice_index: int, row: SourceRow) -> None:
        self._add(slice_index, row._replace(round_end_time=row.round_start_time - 1))
        self._add(self._later(slice_index), row)


def _precedence(row: SourceRow) -> tuple[Any, ...]:
    ping = -1.0 if row.average_ping is None else row.average_ping
    return (
        row.created_at,
        row.final_score,
        row.round_end_time,
        row.final_kills,
        *row._replace(average_ping=ping),
    )
