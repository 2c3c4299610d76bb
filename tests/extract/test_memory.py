"""A load streams: what it needs does not grow with what it reads."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.extract.fillable_sites import NOW, ClickHouseSite
from tests.support.clickhouse_server import ClickHouseServer
from tests.support.site_tables import PROJECT_ROOT

OPTIONS = ["--table", "player_rounds", "--batch-size", "20000"]
ROWS = 40_000
GENERATED = """
insert into player_rounds
select
    toString(generateUUIDv4()),
    concat('player ', toString(intDiv(number, 20))),
    toString(generateUUIDv4()),
    'Battle of the Bulge',
    toDateTime({now} - 9000 - number % 1000, 'UTC'),
    toDateTime({now} - 8000, 'UTC'),
    number % 100,
    number % 50,
    number % 40,
    16.5,
    'Axis',
    toString(generateUUIDv4()),
    0,
    toDateTime({now} - 7000, 'UTC'),
    'bf1942',
    50
from numbers({rows})
"""


MEASURED_SYNC = """
import sys
from extract.cli import cli
cli(sys.argv[1:], standalone_mode=False)
with open("/proc/self/status") as status:
    (peak,) = (line.split()[1] for line in status if line.startswith("VmHWM:"))
sys.stdout.write(peak)
"""


def peak_mebibytes(source: str, database: Path, *options: str) -> float:
    """The most memory that a sync held at any time, as it says itself."""
    done = subprocess.run(
        [*(sys.executable, "-c", MEASURED_SYNC, "sync"), *OPTIONS, *options],
        cwd=PROJECT_ROOT,
        env={**os.environ, "BFSTATS_SOURCE": source, "BFSTATS_DB": str(database)},
        capture_output=True,
        text=True,
        check=True,
    )
    return int(done.stdout.splitlines()[-1]) / 1024


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells the peak")
def test_five_times_the_rows_need_little_more_memory(
    http_site: ClickHouseSite, server: ClickHouseServer, tmp_path: Path
) -> None:
    """SQLite's page cache fills up to its 64 MiB; 160,000 more rows at once would be 200 MiB."""
    peaks = []
    source = server.address.source_url("site")
    for factor in (1, 4):
        http_site.client.command(GENERATED.format(now=NOW, rows=factor * ROWS))
        peaks.append(peak_mebibytes(source, tmp_path / f"{factor}.db"))
    again = peak_mebibytes(source, tmp_path / "1.db", "--since", "2020-01-01")
    assert max(peaks[1], again) - peaks[0] < 90
