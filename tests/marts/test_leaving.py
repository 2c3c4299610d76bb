"""A site that left ClickHouse has the tables of one that never did."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from clickhouse_connect import get_client
from clickhouse_connect.driver.client import Client

from extract.cli import cli
from extract.sources.columns import SOURCE_TABLES
from tests.marts.arrivals import epoch_of
from tests.marts.test_servers import make_irregular_site, receive_samples
from tests.marts.warehouse import Warehouse

SINCE, LEAVES, UNTIL = "2024-06-20 00:00:00", "2024-08-28 10:20:30", "2024-08-31 23:59:59"
LANDED = {
    "landing_player_rounds": "player_name, round_start_epoch, round_id, final_kills, is_deleted",
    "landing_server_hours": "server_guid, hour_epoch, game, players_sum, sample_count",
}


def extract(warehouse: Warehouse, source: str, *arguments: str, lines: bytes = b"") -> Any:
    """The answer of a command that must succeed."""
    environment = {"BFSTATS_DB": str(warehouse.database), "BFSTATS_SOURCE": source}
    done = CliRunner().invoke(cli, [*arguments, "--json"], env=environment, input=lines)
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


def lines_since(client: Client, table: str, column: str) -> bytes:
    """The rows from when the site leaves on, as it could have written them itself."""
    return client.raw_query(
        f"select * from {table} where {column} >= toDateTime({epoch_of(LEAVES)}, 'UTC')",
        fmt="JSONEachRow",
        settings={"date_time_output_format": "iso"},
    )


def landed(warehouse: Warehouse) -> dict[str, list[tuple[Any, ...]]]:
    with warehouse.connect() as connection:
        return {
            table: connection.execute(f"select {columns} from {table} order by 1, 2, 3").fetchall()
            for table, columns in LANDED.items()
        }


def test_from_an_archive_and_by_ingest_the_tables_are_those_of_a_site_that_stayed(
    make_warehouse: Callable[[str], Warehouse], tmp_path: Path
) -> None:
    staying, leaving = make_warehouse("staying"), make_warehouse("leaving")
    site, archive = f"chdb:{tmp_path / 'engine'}", tmp_path / "archive"
    with get_client(interface="chdb", path=str(tmp_path / "engine")) as client:
        make_irregular_site(client)
        receive_samples(client, SINCE, LEAVES)
        created = lines_since(client, "player_rounds", "created_at")
        client.command(
            f"alter table player_rounds delete where created_at >= toDateTime({epoch_of(LEAVES)},"
            " 'UTC') settings mutations_sync = 2"
        )
        extract(staying, site, "sync")
        staying.seed()
        staying.run(LEAVES)
        archived = extract(leaving, site, "archive", str(archive))
        assert [table["months_written"] for table in archived] == [14, 3]
        assert created.count(b"\n") > 200

        client.raw_insert("player_rounds", insert_block=created, fmt="JSONEachRow")
        receive_samples(client, LEAVES, UNTIL)
        sampled = lines_since(client, "server_online_counts", "timestamp")
        then = staying.contents(), landed(staying)
        extract(staying, site, "sync")
        staying.run(UNTIL)
        for table in SOURCE_TABLES:
            client.command(f"drop table {table} sync")

    leaving.database.unlink()
    extract(leaving, f"parquet:{archive}", "sync")
    leaving.seed()
    leaving.run(LEAVES)
    assert (leaving.contents(), landed(leaving)) == then
    assert {table for table, rows in then[0].items() if not rows} == {"player_milestones"}

    answer = extract(leaving, "ingest", "ingest", lines=created + sampled)
    assert answer["lines_rejected"] == 0
    leaving.run(UNTIL)
    assert landed(leaving) == landed(staying)
    assert leaving.contents() == staying.contents()
    assert (
        extract(leaving, "ingest", "ingest", lines=sampled)["tables"]["server_online_counts"][
            "rows_landed"
        ]
        == 0
    )

    # Without ClickHouse, only the months that something landed in are archived once more.
    archived = extract(leaving, "ingest", "archive", str(archive))
    assert [0 < table["months_written"] < 14 for table in archived] == [True, True]
    rebuilt = make_warehouse("rebuilt")
    extract(rebuilt, f"parquet:{archive}", "sync")
    rebuilt.seed()
    rebuilt.run(UNTIL)
    assert landed(rebuilt) == landed(leaving)
    assert rebuilt.contents() == leaving.contents()
