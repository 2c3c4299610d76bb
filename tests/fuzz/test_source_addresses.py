"""Whatever `BFSTATS_SOURCE` says: it is an address, or one line says what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extract import config
from extract.errors import SourceError, UsageError
from tests.fuzz.conftest import Commands

# What no environment variable can hold: NUL, and halves of characters.
TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=30)
SECRET = "hunter2hunter2"
SCHEMES = st.sampled_from(
    ["clickhouse", "clickhouses", "chdb", "parquet", "http", "CLICKHOUSE", ""]
)
PARTS = st.one_of(
    TEXT, st.sampled_from(["", "[::1", "host", "a:b@c", "%", "%zz", "..", "99999999"])
)


def address_of(text: str) -> object:
    """The address, or the line that says why it is none."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BFSTATS_SOURCE", text)
        try:
            return config.source_address()
        except (SourceError, UsageError) as error:
            return str(error)


@given(SCHEMES, PARTS, PARTS, PARTS, PARTS)
@example("clickhouse", "user", "[", "host", "site")
def test_an_address_is_understood_or_refused_without_its_password(
    scheme: str, user: str, host: str, port: str, database: str
) -> None:
    found = address_of(f"{scheme}://{user}:{SECRET}@{host}:{port}/{database}")
    if not isinstance(found, config.EmbeddedAddress | config.ParquetAddress):
        assert SECRET not in repr(found)
        assert "\n" not in repr(found)


@given(st.one_of(TEXT, st.builds("{}:{}".format, SCHEMES, TEXT)))
def test_any_text_is_an_address_or_is_refused(text: str) -> None:
    address_of(text)


@given(st.builds("{}:{}".format, st.sampled_from(["parquet", "foo"]), TEXT))
@example("parquet:~0")
def test_a_sync_from_nowhere_lands_nothing(new_commands: Callable[[], Commands], text: str) -> None:
    commands = new_commands()
    assert commands.run("sync", source=text).exit_code in {1, 2}
    assert not commands.database.exists()
