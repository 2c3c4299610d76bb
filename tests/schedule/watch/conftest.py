"""One site and one file for the tests of `watch`, and a `watch` over both."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.schedule.watch.running import Site, Watch, watching
from tests.support.commands import Bfstats


@pytest.fixture(scope="module")
def bfstats(tmp_path_factory: pytest.TempPathFactory) -> Bfstats:
    """One file for those tests that need not begin with none: dbt then starts sooner."""
    return Bfstats(tmp_path_factory.mktemp("bfstats"))


@pytest.fixture
def new_bfstats(tmp_path: Path) -> Bfstats:
    """No file yet."""
    return Bfstats(tmp_path)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site with one player, Al."""
    site = Site(tmp_path_factory.mktemp("site"))
    site.add("Al")
    yield site
    site.go()


@pytest.fixture
def watch(bfstats: Bfstats, site: Site) -> Iterator[Watch]:
    """A `watch` that steps every second, and has built the tables."""
    with watching(bfstats, site.source, "--every", "1") as running:
        running.begin()
        yield running
