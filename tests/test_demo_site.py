"""The demo's site is lifelike, the same whatever day it ends on, and harms no other folder."""

import os
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from clickhouse_connect import get_client
from clickhouse_connect.driver.client import Client

from extract.config import PROJECT_ROOT
from extract.demo.cast import ODD_NAMES, SERVERS
from extract.demo.rounds import PlayerRound, make_rounds
from extract.errors import BfstatsError
from extract.jobs.demo import MARKER_NAME, run_demo

SATURDAY = datetime(2024, 3, 2, tzinfo=UTC)
TUESDAY = datetime(2026, 11, 24, tzinfo=UTC)
TUESDAY_EVENING = datetime(2026, 11, 24, 20, 0, 30, tzinfo=UTC)
SECONDS_PER_DAY = 86_400

CREATE_SITE = """
import sys
from datetime import UTC, datetime
from clickhouse_connect import get_client
from extract.demo.site import create_site
with get_client(interface="chdb", path=sys.argv[1]) as client:
    create_site(client, datetime.fromtimestamp(int(sys.argv[2]), UTC))
"""

DEMO_WITHOUT_CHDB = """
import sys
sys.modules["chdb"] = None
from extract.cli import main
main()
"""

Identity = tuple[bytes, int, str]


class Site(NamedTuple):
    """Every row sent, in the order of sending, and the copy of each round row that counts."""

    sent: list[PlayerRound]
    valid: list[PlayerRound]


def _identity(row: PlayerRound) -> Identity:
    return (row.player_name, row.round_start_time, row.round_id)


def _newest(rows: list[PlayerRound]) -> dict[Identity, PlayerRound]:
    return {_identity(row): row for row in sorted(rows, key=lambda row: row.created_at)}


@pytest.fixture(scope="module")
def site() -> Site:
    rounds = make_rounds(int(TUESDAY.timestamp()))
    sent = rounds.first_sent + rounds.sent_again
    valid = [
        row
        for row in _newest(sent).values()
        if row.player_name and row.round_start_time <= row.round_end_time
    ]
    return Site(sent, valid)


@pytest.fixture(scope="module")
def player_rounds(site: Site) -> list[PlayerRound]:
    return [row for row in site.valid if not row.is_bot]


def test_only_the_dates_depend_on_the_day_it_ends() -> None:
    def undated(ends_at: datetime) -> Counter[tuple[object, ...]]:
        return Counter(
            row._replace(
                round_start_time=row.round_start_time % SECONDS_PER_DAY,
                round_end_time=row.round_end_time - row.round_start_time,
                created_at=row.created_at - row.round_end_time,
            )
            for rows in make_rounds(int(ends_at.timestamp()))
            for row in rows
        )

    assert undated(SATURDAY) == undated(TUESDAY)


def test_at_any_hour_it_has_the_same_rounds_and_those_of_today() -> None:
    def undated(ends_at: datetime) -> Counter[tuple[object, ...]]:
        return Counter(
            row._replace(
                round_start_time=row.round_start_time % SECONDS_PER_DAY,
                round_end_time=row.round_end_time - row.round_start_time,
                created_at=0,
            )
            for rows in make_rounds(int(ends_at.timestamp()))
            for row in rows
        )

    assert undated(TUESDAY_EVENING) == undated(TUESDAY)
    rounds = make_rounds(int(TUESDAY_EVENING.timestamp()))
    sent = [row for rows in rounds for row in rows]
    ends = TUESDAY_EVENING.timestamp()
    assert max(max(row.round_end_time, row.created_at) for row in sent) <= ends
    assert max(row.round_end_time for row in sent) > ends - 3 * 3600
    of_today = {row.round_id for row in sent if row.round_start_time >= TUESDAY.timestamp()}
    assert len(of_today) > 5
    a_week_ago = ends - 7 * SECONDS_PER_DAY
    assert {row.created_at > a_week_ago for row in sent if row.round_id in of_today} == {True}
    copies: dict[Identity, list[int]] = defaultdict(list)
    for row in sent:
        copies[_identity(row)].append(row.created_at)
    assert all(
        earlier < later for earlier, later in filter(lambda one: len(one) > 1, copies.values())
    )


def test_it_is_as_large_as_promised(player_rounds: list[PlayerRound]) -> None:
    first = min(row.round_start_time for row in player_rounds)
    assert len({row.game for row in player_rounds}) == 3
    assert len(SERVERS) == len({row.server_guid for row in player_rounds}) == 12
    assert 300 <= len({row.player_name for row in player_rounds}) <= 500
    assert 30_000 <= len(player_rounds) <= 60_000
    assert 530 <= (TUESDAY.timestamp() - first) / SECONDS_PER_DAY <= 550


def test_nothing_lies_after_its_end(site: Site) -> None:
    end = TUESDAY.timestamp()
    assert max(max(row.round_end_time, row.created_at) for row in site.sent) <= end
    assert max(row.round_end_time for row in site.sent) > end - SECONDS_PER_DAY / 2


def test_a_few_players_passed_the_milestones(player_rounds: list[PlayerRound]) -> None:
    kills: Counter[bytes] = Counter()
    for row in player_rounds:
        kills[row.player_name] += row.final_kills
    assert 10 <= sum(total >= 5_000 for total in kills.values()) <= 30
    assert 2 <= sum(total >= 10_000 for total in kills.values()) <= 10


def test_players_share_rounds_and_play_one_at_a_time(player_rounds: list[PlayerRound]) -> None:
    players = Counter(row.round_id for row in player_rounds)
    assert sum(count > 1 for count in players.values()) >= 3_000
    assert max(players.values()) >= 10
    sessions: dict[bytes, list[PlayerRound]] = defaultdict(list)
    for row in sorted(player_rounds, key=lambda row: row.round_start_time):
        sessions[row.player_name].append(row)
    for rows in sessions.values():
        for earlier, later in pairwise(rows):
            assert earlier.round_end_time <= later.round_start_time


def test_players_have_a_favourite_server(player_rounds: list[PlayerRound]) -> None:
    servers: dict[bytes, Counter[str]] = defaultdict(Counter)
    for row in player_rounds:
        servers[row.player_name][row.server_guid] += 1
    regulars = [counts for counts in servers.values() if counts.total() >= 100]
    shares = sorted(max(counts.values()) / counts.total() for counts in regulars)
    assert shares[len(shares) // 2] > 0.6


def test_evenings_and_weekends_are_busier(player_rounds: list[PlayerRound]) -> None:
    starts = [datetime.fromtimestamp(row.round_start_time, UTC) for row in player_rounds]
    hours = Counter(start.hour for start in starts)
    weekdays = Counter(start.weekday() for start in starts)
    assert min(hours[hour] for hour in (18, 19, 20, 21)) > 3 * hours[12]
    assert min(weekdays[5], weekdays[6]) > max(weekdays[day] for day in range(4))


def test_scores_follow_skill_and_values_are_plausible(player_rounds: list[PlayerRound]) -> None:
    assert all(0 <= row.play_time_minutes <= 35 for row in player_rounds)
    assert min(row.final_score for row in player_rounds) < 0
    assert 50 < max(row.final_kills for row in player_rounds) < 150
    assert any(row.average_ping is None for row in player_rounds)
    assert any(row.average_ping is not None for row in player_rounds)
    assert any(row.play_time_minutes != round(row.play_time_minutes, 3) for row in player_rounds)


def test_odd_names_play_enough_to_appear_on_boards(player_rounds: list[PlayerRound]) -> None:
    rounds = Counter(row.player_name for row in player_rounds)
    assert [name for name in ODD_NAMES if rounds[name] == 0] == []
    assert sum(rounds[name] >= 20 for name in ODD_NAMES) > len(ODD_NAMES) / 2


def test_rows_are_repeated_extended_late_and_corrected(site: Site) -> None:
    copies: dict[Identity, list[PlayerRound]] = defaultdict(list)
    for row in site.sent:
        copies[_identity(row)].append(row)
    repeats = [rows for rows in copies.values() if len(rows) > 1]
    assert all(earlier.created_at < later.created_at for earlier, later in repeats)
    same = [1 for earlier, later in repeats if earlier == later._replace(created_at=earlier[13])]
    longer = [1 for earlier, later in repeats if earlier.round_end_time < later.round_end_time]
    made_bots = [1 for earlier, later in repeats if earlier.is_bot < later.is_bot]
    late = [1 for row in site.sent if row.created_at - row.round_end_time > 2 * SECONDS_PER_DAY]
    assert len(same) > 500
    assert len(longer) > 500
    assert len(made_bots) > 5
    assert len(late) > 50
    assert sum(row.is_bot for row in site.valid) > 1_000


def test_two_rows_are_for_the_rejected(site: Site) -> None:
    assert len(_newest(site.sent)) - len(site.valid) == 2


@pytest.fixture(
    scope="module", params=[(SATURDAY, "Asia/Kathmandu"), (TUESDAY, "America/St_Johns")]
)
def made_site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Client, int]]:
    """The site made in one time zone, read in that of the tests; and its end, epoch seconds."""
    ends_at, zone = request.param
    directory = tmp_path_factory.mktemp("site")
    epoch = int(ends_at.timestamp())
    subprocess.run(
        [sys.executable, "-c", CREATE_SITE, str(directory), str(epoch)],
        env={**os.environ, "TZ": zone},
        cwd=PROJECT_ROOT,
        check=True,
    )
    with get_client(interface="chdb", path=str(directory)) as client:
        yield client, epoch


def test_clickhouse_holds_what_was_made(made_site: tuple[Client, int]) -> None:
    client, epoch = made_site
    fields = ", ".join(_read_as(name) for name in PlayerRound._fields)
    stored = [
        PlayerRound(*row)._replace(player_name=bytes.fromhex(row[1]))
        for row in client.query(f"select {fields} from player_rounds").result_rows
    ]
    rounds = make_rounds(epoch)
    sent = rounds.first_sent + rounds.sent_again
    assert set(stored) <= set(sent)  # merges may have dropped older copies
    assert _newest(stored) == _newest(sent)


def test_partitions_are_months_in_utc(made_site: tuple[Client, int]) -> None:
    client, _ = made_site
    (misplaced,) = client.query(
        "select count() from player_rounds "
        "where _partition_id != toString(toYYYYMM(round_start_time, 'UTC'))"
    ).result_rows[0]
    assert misplaced == 0


def test_population_is_sampled_every_30_seconds_until_the_end(
    made_site: tuple[Client, int],
) -> None:
    client, epoch = made_site
    samples, total, peak, first, last, apart = client.query(
        """
        select
            count(), sum(players_online), max(players_online),
            min(toUnixTimestamp(timestamp)), max(toUnixTimestamp(timestamp)),
            countIf(toUnixTimestamp(timestamp) % 30 > 0)
        from server_online_counts
        """
    ).result_rows[0]
    assert samples == 2_155_680  # the same whatever day it ends on
    assert total == pytest.approx(9_133_039, rel=1e-4)  # CPUs differ in the last digit of exp()
    assert 20 < peak < 64
    assert (first, last, apart) == (epoch - 63 * SECONDS_PER_DAY, epoch - 30, 0)


def test_population_knows_the_servers_and_peaks_in_the_evening(
    made_site: tuple[Client, int],
) -> None:
    client, _ = made_site
    servers = client.query(
        "select distinct server_guid, server_name, game from server_online_counts"
    ).result_rows
    assert set(servers) == {(server.guid, server.name, server.game.name) for server in SERVERS}
    hours: dict[int, float] = dict(
        client.query(
            """
            select toHour(timestamp, 'UTC'), avg(players_online) from server_online_counts
            group by 1
            """
        ).result_rows  # type: ignore[arg-type]
    )
    assert max(hours, key=hours.__getitem__) in (19, 20)
    assert hours[19] > 5 * hours[4]


def _read_as(name: str) -> str:
    if name == "player_name":
        return "hex(player_name)"
    is_time = name.endswith("_time") or name == "created_at"
    return f"toUnixTimestamp({name})" if is_time else name


def test_the_demo_leaves_other_peoples_folders_alone(tmp_path: Path) -> None:
    mine = tmp_path / "bfstats.db"
    mine.write_text("precious")
    with pytest.raises(BfstatsError, match="was not made by the demo"):
        run_demo(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["bfstats.db"]
    assert mine.read_text() == "precious"


def test_the_demo_says_so_where_it_cannot_write(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BfstatsError, match="cannot be made anew"):
        run_demo(tmp_path / "file" / "demo")


def test_the_demo_without_chdb_says_what_is_missing_and_clears_an_earlier_one(
    tmp_path: Path,
) -> None:
    (tmp_path / MARKER_NAME).touch()
    (tmp_path / "logs").mkdir()
    (tmp_path / "bfstats.db").write_text("of an earlier demo")
    done = subprocess.run(
        [sys.executable, "-c", DEMO_WITHOUT_CHDB, "demo", str(tmp_path)],
        cwd=PROJECT_ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "the package chdb: `make demo` installs it" in done.stderr.splitlines()[-1]
    assert {path.name for path in tmp_path.iterdir()} == {MARKER_NAME, "logs"}
