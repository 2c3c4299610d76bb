"""What all tests run under: an odd time zone, no settings of the machine's, quiet dbt."""

import os
import time
from pathlib import Path

import pytest

from tests.support.commands import Bfstats

# A zone that is 5 h 45 min from UTC shows whatever reads a clock or a time as local.
os.environ["TZ"] = "Asia/Kathmandu"
time.tzset()

for _name in [name for name in os.environ if name.startswith(("BFSTATS_", "DBT_"))]:
    del os.environ[_name]

os.environ.update(
    NO_COLOR="1",
    NO_PROXY="127.0.0.1",
    DBT_SEND_ANONYMOUS_USAGE_STATS="false",
    DBT_USE_COLORS="false",
)


@pytest.fixture
def bfstats(tmp_path: Path) -> Bfstats:
    """A database of the test's own, and the commands of the project on it."""
    return Bfstats(tmp_path)
