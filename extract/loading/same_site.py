"""Whether a source at a new address is of the site that has landed: two sites must not be mixed.

Its content says so, not its address: a site moves, to another host, folder or engine.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence

from extract.config import SourceAddress
from extract.errors import SourceError, TransientSourceError, UsageError
from extract.landing.held import COUNTS
from extract.records.addresses import read_addresses, remembered_form, write_addresses
from extract.sources import open_source
from extract.sources.columns import PLAYER_ROUNDS, ROUND_IDENTITY, SERVER_ONLINE_COUNTS
from extract.sources.protocol import LARGEST_EPOCH, RoundRange, Row, Source, TimeRange
from extract.wording import counted

NEWEST_STARTS = 8
SPREAD_STARTS = 12
"""So many times are looked at: the newest, and others, evenly spread over all that has landed."""

MOST_ROUNDS = 1_000
"""Of one time."""

_COUNTING = f"from landing_player_rounds where is_deleted = {COUNTS} and round_start_epoch"
_LAST_BEFORE = f"select round_start_epoch {_COUNTING} < ? order by round_start_epoch desc limit 1"
_FIRST_FROM = f"select round_start_epoch {_COUNTING} >= ? order by round_start_epoch limit 1"
_STARTED = f"select {', '.join(ROUND_IDENTITY)} {_COUNTING} = ? limit {MOST_ROUNDS}"


def open_same_site(
    connection: sqlite3.Connection,
    address: SourceAddress,
    tables: Sequence[str],
    adopts: bool = False,
) -> Source:
    """Connect to the source of these tables, and remember its address if it has any rows.

    Raises `SourceError`, and `UsageError` where rounds have landed from another address, and the
    source has rows, but none of the rounds that are looked for. With `adopts` none are looked for,
    and the address is remembered.
    An address is not held against a file that knows none: an older version made it.
    """
    source = open_source(address)
    try:
        _recognize(connection, source, remembered_form(address), tables, adopts)
    except BaseException:
        source.close()
        raise
    return source


def _recognize(
    connection: sqlite3.Connection,
    source: Source,
    address: str,
    tables: Sequence[str],
    adopts: bool,
) -> None:
    known = read_addresses(connection)
    if all(known.get(table) == address for table in tables):
        return
    is_new = any(_is_new(known, table, address) for table in tables)
    has_rows = _has_rows(source, tables, is_new)
    if is_new and has_rows and not adopts:
        _refuse_another_site(connection, source, address, next(iter(known.values())))
    if has_rows or adopts:
        write_addresses(connection, tables, address)


def _is_new(known: Mapping[str, str], table: str, address: str) -> bool:
    """Whether the table, or if it has no address yet the file, knows others and not this one."""
    if table in known:
        return known[table] != address
    return bool(known) and address not in known.values()


def _has_rows(source: Source, tables: Sequence[str], is_strict: bool) -> bool:
    """Whether any of the tables has rows. With `is_strict` each of them must be there, and good."""
    if is_strict:
        for table in tables:
            source.check_table(table)
    there = [table for table in tables if is_strict or _is_there(source, table)]
    return (PLAYER_ROUNDS in there and source.newest_created_epoch() is not None) or (
        SERVER_ONLINE_COUNTS in there and source.sample_span(source.now_epoch()) is not None
    )


def _is_there(source: Source, table: str) -> bool:
    try:
        source.check_table(table)
    except TransientSourceError:
        raise
    except SourceError:
        return False
    return True


def _refuse_another_site(
    connection: sqlite3.Connection, source: Source, address: str, known: str
) -> None:
    """Raises `UsageError` unless one of the landed rounds that are looked for is at the source."""
    has_rounds = _is_there(source, PLAYER_ROUNDS)
    looked_for = 0
    for start in _starts(connection):
        landed = set(connection.execute(_STARTED, (start,)))
        if has_rounds and not landed.isdisjoint(_rounds_at(source, start)):
            return
        looked_for += len(landed)
    if not looked_for:
        return
    (file,) = connection.execute("select file from pragma_database_list where name = 'main'")
    raise UsageError(
        f"BFSTATS_SOURCE: {address} has none of {counted(looked_for, 'round')} that landed from "
        f"{known}: another site's rounds would be mixed into {file[0]}; set BFSTATS_DB to a file "
        "of its own, or, if it is the same site without its past, run: "
        "python -m extract sync --adopt-source"
    )


def _rounds_at(source: Source, start_epoch: int) -> set[Row]:
    """The identities of the source's rounds that began at this second."""
    rounds = RoundRange(LARGEST_EPOCH, started=TimeRange(start_epoch, start_epoch + 1))
    blocks = source.read_rounds(rounds, source.now_epoch())
    return {row[: len(ROUND_IDENTITY)] for block in blocks for row in block.rows}


def _starts(connection: sqlite3.Connection) -> Iterator[int]:
    """When some of the rounds began that landed and count, the newest first; each time once.

    An index has the times, unless a first load is unfinished.
    """
    seen: set[int] = set()
    start = _start(connection, _LAST_BEFORE, LARGEST_EPOCH)
    newest = start
    while start is not None and len(seen) < NEWEST_STARTS:
        seen.add(start)
        yield start
        start = _start(connection, _LAST_BEFORE, start)
    oldest = _start(connection, _FIRST_FROM, 0)
    if oldest is None or newest is None:
        return
    for step in range(SPREAD_STARTS):
        epoch = oldest + (newest - oldest) * step // SPREAD_STARTS
        start = _start(connection, _FIRST_FROM, epoch)
        if start is not None and start not in seen:
            seen.add(start)
            yield start


def _start(connection: sqlite3.Connection, query: str, epoch: int) -> int | None:
    found = connection.execute(query, (epoch,)).fetchone()
    return None if found is None else int(found[0])
