"""Single samples that come by `ingest`: hours add up, in whatever order they come."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.database.connection import open_database
from tests.extract.fillable_sites import (
    Landing,
    ParquetSite,
    Sample,
)
from tests.extract.ingested_lines import (
    OF_HOURS,
    THIS_HOUR,
    sample_counts,
)


def test_samples_add_up_in_any_order_and_the_one_with_most_players_counts(
    landing: Landing,
) -> None:
    hour = THIS_HOUR
    assert sample_counts(landing, Sample(hour + 90, "a", 5), Sample(hour + 30, "a", 3)) == (
        *(2, 2, 0, 0, 0),
    )
    assert sample_counts(
        landing,
        Sample(hour + 60, "a", 9),
        Sample(hour + 30, "a", 4),
        Sample(hour + 30, "a", 2),
        Sample(hour + 90, "a", 1),
        Sample(hour + 90, "b", 1),
    ) == (5, 3, 0, 2, 0)

    assert landing.query(f"{OF_HOURS} order by server_guid") == [
        (4 + 9 + 5, 3, 9, hour + 90, 5),
        (1, 1, 1, hour + 90, 1),
    ]


def test_an_hour_that_the_source_has_begun_goes_on(
    parquet_site: ParquetSite, landing: Landing
) -> None:
    """What the source has of an hour is all of it up to its last sample: see server_samples.py."""
    hour = THIS_HOUR
    parquet_site.add_samples(Sample(hour + 30 * number, "a", 4) for number in range(10))
    landing.sync(parquet_site, "server_online_counts")

    sent = [Sample(hour + 30 * number, "a", 4) for number in range(5, 15)]
    assert sample_counts(landing, *sent) == (10, 5, 5, 0, 0)
    whole = [(60, 15, 4, hour + 30 * 14, 4)]
    assert landing.query(OF_HOURS) == whole

    landing.sync(parquet_site, "server_online_counts", since_epoch=0)
    assert landing.query(OF_HOURS) == whole
    parquet_site.add_samples(Sample(hour + 30 * number, "a", 4) for number in range(10, 12))
    landing.sync(parquet_site, "server_online_counts", since_epoch=0)
    assert landing.query(OF_HOURS) == whole
    assert sample_counts(landing, *sent) == (10, 0, 10, 0, 0)
    assert landing.query(OF_HOURS) == whole


def test_samples_between_those_of_the_source_and_ingested_ones_are_not_lost(
    parquet_site: ParquetSite, landing: Landing
) -> None:
    hour = THIS_HOUR
    samples = [Sample(hour + 30 * number, "a", number) for number in range(16)]
    parquet_site.add_samples(samples[:10])
    landing.sync(parquet_site, "server_online_counts")
    assert sample_counts(landing, samples[14]) == (1, 1, 0, 0, 0)
    parquet_site.add_samples(samples[10:12])
    landing.sync(parquet_site, "server_online_counts", since_epoch=0)
    assert landing.query(OF_HOURS) == [(sum(range(12)) + 14, 13, 14, hour + 30 * 14, 14)]

    assert sample_counts(landing, *samples[8:16]) == (8, 3, 5, 0, 0)

    assert landing.query(OF_HOURS) == [(sum(range(16)), 16, 15, hour + 30 * 15, 15)]


def test_samples_are_told_apart_for_a_day(landing: Landing) -> None:
    hour = THIS_HOUR
    sample_counts(landing, Sample(hour, "a", 4), Sample(hour + 60, "a", 4))
    with open_database(landing.path) as connection:
        connection.execute("update landing_loads set finished_at = datetime('now', '-2 days')")

    sample_counts(landing, Sample(hour, "b", 1))

    assert landing.query("select server_guid from landing_server_samples") == [("b",)]
    assert sample_counts(
        landing, Sample(hour, "a", 4), Sample(hour + 60, "a", 4), Sample(hour + 90, "a", 2)
    ) == (3, 1, 2, 0, 0)
    assert landing.query(f"{OF_HOURS} where server_guid = 'a'") == [(10, 3, 4, hour + 90, 2)]


@settings(deadline=None, max_examples=25)
@given(
    st.lists(
        st.lists(
            st.builds(
                Sample,
                st.integers(0, 8).map(lambda number: THIS_HOUR + 1200 * number),
                st.sampled_from(["a", "b"]),
                st.integers(0, 3),
                st.sampled_from(["bf1942", ""]),
            ),
            max_size=6,
        ),
        max_size=5,
    )
)
def test_any_slicing_of_samples_adds_up_to_the_same(
    tmp_path_factory: pytest.TempPathFactory, batches: list[list[Sample]]
) -> None:
    """However often a sample comes, and in whichever batch, it counts once."""
    folder = tmp_path_factory.mktemp("samples")
    sliced, whole = Landing(folder / "sliced.db"), Landing(folder / "whole.db")
    for batch in batches:
        sample_counts(sliced, *batch)
    sample_counts(whole, *(sample for batch in batches for sample in batch))

    content = "select server_guid, hour_epoch, game, " + OF_HOURS.removeprefix("select ")
    assert sorted(sliced.query(content)) == sorted(whole.query(content))
    site = ParquetSite(folder)
    every = [sample for batch in batches for sample in batch]
    if every:
        site.add_samples(every)
        synced = Landing(folder / "synced.db")
        synced.sync(site, "server_online_counts")
        assert sorted(synced.query(content)) == sorted(whole.query(content))
