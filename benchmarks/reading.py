"""Every query of `docs/reading.md` and `docs/boards.md` at full size, as a page asks it."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.bench import Figures
from benchmarks.measure import percentiles
from serve.datasette import canned_queries
from tests.support.plans import DOCUMENTS, WHOLE_SCAN
from tests.support.site_tables import PROJECT_ROOT
from torture.report import say

PAGES = 100

# By rounds, so that the busiest servers, players and maps are looked at most.
_ROUNDS = """
select player_name, server_guid, map_name, round_id, round_start_epoch, round_end_epoch
from landing_player_rounds
where is_bot = 0 and abs(random()) % (select 1 + count(*) / 2000 from landing_player_rounds) = 0
"""
_GAMES = "select server_guid, game from servers"
_BOARDS = """
select periods.period, kinds.ranking_type
from leaderboard_periods as periods
cross join leaderboard_ranking_types as kinds
"""

Page = dict[str, str | int]


def measure_reading(database: Path, as_of: str) -> Figures:
    """Milliseconds per query, p50 and p95 over pages, and whether its plan reads a table whole."""
    queries = {
        name: query["sql"]
        for document in DOCUMENTS
        for name, query in canned_queries((PROJECT_ROOT / "docs" / document).read_text()).items()
    }
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
        pages = choose_pages(connection, as_of)
        found = {name: _measured(connection, sql, pages) for name, sql in queries.items()}
    say(f"reading: {found}")
    return found


def choose_pages(connection: sqlite3.Connection, as_of: str) -> list[Page]:
    """Parameters for all queries, by name: `PAGES` times those of one page each."""
    luck = random.Random(0)
    rounds = luck.choices(connection.execute(_ROUNDS).fetchall(), k=PAGES)
    others = [player for player, *_ in luck.sample(rounds, PAGES)]
    games = dict(connection.execute(_GAMES).fetchall())
    boards = connection.execute(_BOARDS).fetchall()
    now = datetime.fromisoformat(as_of)
    month_ago = now - timedelta(days=30)
    pages = []
    for (player, server, map_name, round_id, start, end), other in zip(rounds, others, strict=True):
        period, ranking_type = luck.choice(boards)
        pages.append(
            Page(
                player_name=player,
                other_player_name=other,
                server_guid=server,
                map_name=map_name,
                round_id=round_id,
                round_start_epoch=start,
                started_at=f"{datetime.fromtimestamp(start, UTC):%Y-%m-%d %H:%M:%S}",
                ended_at=f"{datetime.fromtimestamp(end, UTC):%Y-%m-%d %H:%M:%S}",
                game=games[server],
                period=period,
                ranking_type=ranking_type,
                month=f"{month_ago:%Y-%m}",
                table_name="player_stats_lifetime",
                first_date=f"{month_ago:%Y-%m-%d}",
                first_hour=f"{now - timedelta(weeks=4):%Y-%m-%d %H:00:00}",
                this_hour=f"{now:%Y-%m-%d %H:00:00}",
                since=f"{now - timedelta(hours=1):%Y-%m-%d %H:%M:%S}",
                day_of_week=luck.randrange(7),
                last_round_time=f"{datetime.fromtimestamp(end, UTC):%Y-%m-%d %H:%M:%S}",
                first_letters=player[:3],
                after=player[:3] + chr(1114111),
                letters=map_name[:3],
            )
        )
    return pages


def _measured(connection: sqlite3.Connection, sql: str, pages: Sequence[Page]) -> Figures:
    """Each page once to read the file, then once for the clock."""
    plan = connection.execute(f"explain query plan {sql}", pages[0]).fetchall()
    seconds, rows = [], 0
    for is_timed in (False, True):
        for page in pages:
            began = time.perf_counter()
            found = connection.execute(sql, page).fetchall()
            if is_timed:
                seconds.append(time.perf_counter() - began)
                rows = max(rows, len(found))
    return {
        **percentiles(seconds),
        "most_rows": rows,
        "scans": any(WHOLE_SCAN.match(step) for *_, step in plan),
    }
