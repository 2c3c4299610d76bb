"""A ClickHouse server as a source, over HTTP or HTTPS."""

import os
from functools import partial
from pathlib import Path

import clickhouse_connect
from clickhouse_connect.driver.exceptions import ClickHouseError
from clickhouse_connect.driver.httputil import check_env_proxy
from urllib3.exceptions import HTTPError

from extract.config import ClickHouseAddress
from extract.sources.behind import merging
from extract.sources.columns import TIME_COLUMNS
from extract.sources.engines.clickhouse import ClickHouse
from extract.sources.engines.clickhouse_errors import failure
from extract.sources.exported import export_sql, exported_columns
from extract.sources.profile import connected
from extract.sources.protocol import Merging, TimeRange
from extract.sources.settings import SERVER_TUNING
from extract.sources.sql import SqlSource

CONNECT_TIMEOUT_SECONDS = 10


def open_clickhouse(address: ClickHouseAddress) -> "ClickHouseSource":
    """A source on a ClickHouse server. Raises `SourceError` where it cannot be reached."""
    name = address.name + _proxy_of(address)
    connect = partial(
        clickhouse_connect.get_client,
        host=address.host,
        port=address.port,
        username=address.user,
        password=address.password,
        database=address.database,
        secure=address.is_secure,
        proxy_path=address.path,
        connect_timeout=CONNECT_TIMEOUT_SECONDS,
        send_receive_timeout=address.timeout_seconds,
        query_retries=0,  # `persistently` waits longer
        autogenerate_session_id=False,
    )
    try:
        client = connected(name, connect)
    except (ClickHouseError, HTTPError, OSError) as error:
        raise failure(name, error) from error
    return ClickHouseSource(ClickHouse(client, name, SERVER_TUNING))


class ClickHouseSource(SqlSource):
    """Rows of a ClickHouse database."""

    def merging(self) -> Merging | None:
        """See `Source.merging`."""
        (database,) = self.engine.row("select currentDatabase()")
        return merging(self.engine.row, database)

    def fingerprint(self, table: str, times: TimeRange) -> tuple[int, str]:
        """See `Source.fingerprint`."""
        columns = exported_columns(table, self._column_types(table))
        condition = self.engine.dialect.is_in(TIME_COLUMNS[table], times)
        rows = f"({export_sql(table, columns, condition)}) as exported"
        return self.checksum([column.text for column in columns], rows)

    def export(self, table: str, times: TimeRange, file: Path) -> None:
        """See `Source.export`."""
        columns = exported_columns(table, self._column_types(table))
        condition = self.engine.dialect.is_in(TIME_COLUMNS[table], times)
        self.engine.write_parquet(export_sql(table, columns, condition), file)

    def _column_types(self, table: str) -> dict[str, str]:
        # In one row, which is there or is not: of several, some could be missing.
        names, types = self.engine.row(
            "select groupArray(name), groupArray(type) from system.columns "
            f"where database = currentDatabase() and table = '{table}'"
            " and default_kind <> 'EPHEMERAL'"
        )
        return dict(zip(names, types, strict=True))

    def _described(self, table: str) -> str:
        return f"table {table} at {self.engine.name}"


def _proxy_of(address: ClickHouseAddress) -> str:
    """Through which proxy the client goes, in words and without its password; '' for none.

    It looks for the variable in small letters and in capitals, as curl does.
    """
    variable = "https_proxy" if address.is_secure else "http_proxy"
    proxy = check_env_proxy(variable.partition("_")[0], address.host, address.port)
    if not proxy:
        return ""
    if not os.environ.get(variable):
        variable = variable.upper()
    place = proxy.rpartition("@")[2].rpartition("//")[2]
    return f" (through the proxy {place} of {variable})"
