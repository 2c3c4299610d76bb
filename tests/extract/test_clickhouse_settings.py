"""Every setting that the engine knows has been looked at."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.sources import settings
from tests.extract.fillable_sites import ClickHouseSite

REVIEWED = Path(__file__).with_name("reviewed_settings.txt")
OURS = {
    **settings.REQUIRED,
    **settings.LIFTED,
    **settings.PREFERRED,
    **settings.LIMITS,
    **settings.READ_ONLY,
    **settings.SERVER_TUNING,
    **settings.EMBEDDED_TUNING,
    **settings.PARQUET_SETTINGS,
}


def reviewed() -> list[str]:
    lines = REVIEWED.read_text().splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.fixture
def known(http_site: ClickHouseSite) -> dict[str, tuple[str, int]]:
    """Each setting's default, and whether it is obsolete and does nothing."""
    answer = http_site.client.query("select name, default, is_obsolete from system.settings")
    return {name: (default, obsolete) for name, default, obsolete in answer.result_rows}


def test_every_setting_has_a_verdict(known: dict[str, tuple[str, int]]) -> None:
    """A new one: does it change which rows a select returns, or what is in them?

    If so, its place is the table of `extract/sources/settings.py`; if not, it is the list beside
    this test, under the reason.
    """
    looked_at = {*OURS, *reviewed()}
    assert [
        name for name, (_, obsolete) in known.items() if not obsolete and name not in looked_at
    ] == []


def test_no_setting_has_two_verdicts() -> None:
    names = [*OURS, *reviewed()]
    assert sorted(names) == sorted(set(names))


def test_what_is_required_is_what_everybody_has(known: dict[str, tuple[str, int]]) -> None:
    """Otherwise, whoever may set nothing would be refused without having done anything."""
    required = {**settings.REQUIRED, **settings.LIFTED}
    assert {name: known[name] for name in required} == {
        name: (value, 0) for name, value in required.items()
    }
