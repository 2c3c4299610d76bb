"""Every number of every page and of `/api` is the oracles' own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from clickhouse_connect import get_client
from fastapi.testclient import TestClient

from serve.language import read_languages
from tests.oracle.compare import connect_expected
from tests.serve.demo import Demo
from tests.serve.expected.oracles import Oracles
from tests.serve.expected.walk import Page, expected_pages, wrong_numbers
from tests.support.site_tables import create_site_tables, load_parquet

WRITTEN_BY_THE_BROWSER = {"zone"}


@pytest.fixture(scope="module")
def oracles(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Oracles]:
    engine = tmp_path_factory.mktemp("engine")
    with (
        get_client(interface="chdb", path=str(engine)) as client,
        connect_expected(demo.rounds_file, demo.as_of) as duckdb,
    ):
        create_site_tables(client, "default")
        load_parquet(client, "default", Path(demo.rounds_file).parent)
        yield Oracles(duckdb, client, demo.as_of)


@pytest.fixture(scope="module")
def pages(oracles: Oracles) -> list[Page]:
    return list(expected_pages(oracles))


def test_every_number_is_the_oracles(
    client: TestClient, oracles: Oracles, pages: list[Page]
) -> None:
    found = wrong_numbers(client, oracles, pages)
    assert not found, "\n".join(found[:20])


def test_every_sentence_with_a_number_is_on_a_page(pages: list[Page]) -> None:
    """Otherwise nobody would see a wrong number in it."""
    lines = {line for page in pages for line in page.lines}
    for key, text in read_languages("en", None)["en"].texts.items():
        parts = re.split(r"\{\w+\}", text)
        if len(parts) > 1 and key not in WRITTEN_BY_THE_BROWSER:
            assert any(all(part in line for part in parts) for line in lines), key
