"""What dbt-duckdb runs for `dbt build --target duckdb`: the plugin that `profiles.yml` names.

One process at a time holds a DuckDB file, readers included. So dbt builds in a copy beside it,
which takes its name when all went well. Readers have the old tables until then, and none is ever
shown in part. The site's Parquet files are views, made of the queries by which `sync` reads them:
what cannot land, and which copy of a round wins, is said once for all engines.
"""

import atexit
import itertools
import os
import shutil
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import duckdb
from dbt.adapters.duckdb.credentials import DuckDBCredentials
from dbt.adapters.duckdb.plugins import BasePlugin
from dbt.adapters.duckdb.utils import TargetConfig
from dbt_common.exceptions import DbtRuntimeError

from extract import config
from extract.errors import BfstatsError, LockHeldError, SourceError
from extract.machine.files import OWNERS_ALONE, private, put_in_place, unverified
from extract.machine.lock import exclusive
from extract.sources.columns import HOUR_COLUMNS, SOURCE_TABLES
from extract.sources.engines.duckdb import SharedDuckDb, literal
from extract.sources.parquet import ParquetSource, open_parquet
from extract.sources.protocol import ALWAYS

SITE = "site_files"
"""The database in memory, beside dbt's own, in which the views of the site's files are."""

UNFINISHED = ".unfinished-"
COPY_BYTES = 1_048_576

_locks: dict[Path, ExitStack] = {}
_numbers = itertools.count(1)


class Plugin(BasePlugin):
    """Builds aside, shows dbt the site's files, and puts the new file in place."""

    def initialize(self, plugin_config: dict[str, Any]) -> None:  # noqa: ARG002 - it takes none
        """Know where the file is."""
        self._file = config.duckdb_path().resolve()

    def update_connection_config(
        self,
        creds: DuckDBCredentials,
        config: dict[str, Any],  # noqa: ARG002
    ) -> None:
        """Let dbt write into a copy of the file, made now."""
        try:
            _hold_lock(self._file)
            self._unfinished = _copied(self._file)
        except LockHeldError:
            raise DbtRuntimeError(
                f"another dbt run builds {self._file}: wait until it has ended"
            ) from None
        except BfstatsError as error:
            raise DbtRuntimeError(str(error)) from None
        except OSError as error:
            raise DbtRuntimeError(f"cannot build beside {self._file}: {error.strerror}") from None
        creds.path = str(self._unfinished)
        atexit.register(self._drop_unfinished)

    def configure_connection(self, conn: duckdb.DuckDBPyConnection) -> None:
        """Make the views of the site's files, or the line that says why there are none."""
        self._connection = conn
        self._unfinished.chmod(OWNERS_ALONE)
        conn.execute(f"attach ':memory:' as {SITE}")
        why_not = ""
        try:
            source = open_parquet(
                config.parquet_address(), lambda name: SharedDuckDb(name, conn, SITE)
            )
            _show(source, conn.cursor())
        except SourceError as error:
            why_not = f"BFSTATS_PARQUET: {error}; it names the folder of an archive or an export"
        except BfstatsError as error:
            why_not = str(error)
        conn.execute(f"create table {SITE}.why_not as select {literal(why_not)} as line")

    def store(self, target_config: TargetConfig) -> None:  # noqa: ARG002 - it stores the whole file
        """Put the tables as they are now in the place of the file, whole."""
        self._connection.cursor().execute("checkpoint")
        with unverified(self._file) as copy:
            shutil.copyfile(self._unfinished, copy)
            with closing(duckdb.connect(copy, read_only=True)) as written:
                written.execute("select count(*) from duckdb_tables()")
            put_in_place(copy, self._file)

    def _drop_unfinished(self) -> None:
        for suffix in ("", ".wal"):
            Path(f"{self._unfinished}{suffix}").unlink(missing_ok=True)


def _show(source: ParquetSource, cursor: duckdb.DuckDBPyConnection) -> None:
    """Make the views that the models of landing read, over tables that have been checked."""
    for table in SOURCE_TABLES:
        source.check_table(table)
    now_epoch = source.now_epoch()
    views = {
        "winning_rounds": source.queries.winning_rounds(now_epoch),
        "sampled_hours": f"select {', '.join(HOUR_COLUMNS)}"
        f" from ({source.hours_query(ALWAYS, now_epoch)}) as hours",
        "sampled_names": source.names_query(ALWAYS, now_epoch),
    }
    cursor.execute(f"use {SITE}.main")
    for name, query in views.items():
        cursor.execute(f"create view {name} as {query}")


def _copied(file: Path) -> Path:
    """Where a copy of the file is, or a new one will be; what killed builds left goes."""
    for left in file.parent.glob(f"{file.name}{UNFINISHED}*"):
        if left.is_dir():  # where DuckDB sorts what is larger than memory
            shutil.rmtree(left)
        else:
            left.unlink()
    copy = file.with_name(f"{file.name}{UNFINISHED}{os.getpid()}-{next(_numbers)}")
    if file.exists():
        with open(copy, "xb", opener=private) as opened, file.open("rb") as source:
            shutil.copyfileobj(source, opened, COPY_BYTES)
    return copy


def _hold_lock(file: Path) -> None:
    """Hold the lock of the file for as long as this process lives."""
    if file not in _locks:
        with ExitStack() as stack:
            stack.enter_context(exclusive(file, 0))
            _locks[file] = stack.pop_all()
