"""Whatever a Parquet file holds: its rows land, or one line says why not and nothing does."""

from __future__ import annotations

from collections.abc import Callable

import duckdb
from click.testing import Result
from hypothesis import example, given
from hypothesis import strategies as st

from tests.extract.fillable_sites import ParquetSite, played
from tests.fuzz.conftest import Commands
from tests.oracle.history import SOURCE_TYPES

GOOD = [played(f"player {number}") for number in range(20)]
ODD_TYPES = (
    *("varchar", "blob", "bigint", "hugeint", "double", "boolean", "date", "timestamptz", "time"),
    *("decimal(20, 3)", "integer[]", "struct(a integer)", "map(varchar, integer)", "uuid"),
)


def site_of(commands: Commands) -> ParquetSite:
    """A folder with twenty good rounds in one file."""
    directory = commands.folder / "parquet"
    directory.mkdir()
    site = ParquetSite(directory)
    site.add(GOOD)
    return site


def sync(commands: Commands, site: ParquetSite, *arguments: str) -> Result:
    """Sync the rounds."""
    return commands.run("sync", "--table", "player_rounds", *arguments, source=site.source)


def assert_good_rows_land(commands: Commands, site: ParquetSite) -> None:
    """Once the file is another, all of its rows are there."""
    site.clear()
    site.add(GOOD)
    assert sync(commands, site, "--since", "2000-01-01").exit_code == 0
    again = sync(commands, site, "--since", "2000-01-01", "--json")
    assert f'"rows_repeated": {len(GOOD)}' in again.stdout


@given(
    st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=8),
    st.one_of(st.none(), st.integers(0, 10**6)),
)
@example([(34382, 128)], None).via("the name of a column")
def test_damaged_bytes(
    new_commands: Callable[[], Commands],
    changes: list[tuple[int, int]],
    length: int | None,
) -> None:
    commands = new_commands()
    site = site_of(commands)
    (file,) = site.directory.iterdir()
    content = bytearray(file.read_bytes())
    for place, byte in changes:
        content[place % len(content)] = byte
    file.write_bytes(content[: None if length is None else length % len(content)])
    sync(commands, site)
    assert_good_rows_land(commands, site)


TYPES = st.dictionaries(
    st.sampled_from(sorted(SOURCE_TYPES)), st.sampled_from(ODD_TYPES), max_size=3
)


@given(TYPES)
def test_columns_of_odd_types(new_commands: Callable[[], Commands], types: dict[str, str]) -> None:
    commands = new_commands()
    site = site_of(commands)
    (file,) = site.directory.iterdir()
    changed = ", ".join(f"try_cast({name} as {kind}) as {name}" for name, kind in types.items())
    with duckdb.connect() as connection:
        replaced = f"replace ({changed})" if types else ""
        connection.execute(f"create table odd as select * {replaced} from '{file}'")
        connection.execute(f"copy odd to '{file}' (format parquet)")
    sync(commands, site)
    assert_good_rows_land(commands, site)
