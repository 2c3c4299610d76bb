"""Who counts the rows of tables again and again while they are built."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Self

import duckdb
from clickhouse_connect.driver.exceptions import ClickHouseError

Counts = dict[str, int]
"""How many rows there are, by table."""

SECONDS_BETWEEN_LOOKS = 0.1


class Reader:
    """Looks while the `with` block runs, once before it and once behind it.

    looks: how many rows it counted each time. errors: what it was told where it could not count.
    """

    def __init__(self, look: Callable[[], Counts]) -> None:
        self._look = look
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._look_on)
        self.looks: list[Counts] = []
        self.errors: list[str] = []

    def __enter__(self) -> Self:
        self._count()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self._thread.join()
        self._count()

    @property
    def gaps(self) -> list[str]:
        """What it saw that was of no whole table: neither as before the block nor as behind it."""
        before, after = self.looks[0], self.looks[-1]
        return self.errors + [
            f"{table} had {count:,} rows, before {before[table]:,} and after {after[table]:,}"
            for look in self.looks
            for table, count in look.items()
            if count not in (before[table], after[table])
        ]

    def _look_on(self) -> None:
        while not self._is_over.wait(SECONDS_BETWEEN_LOOKS):
            self._count()

    def _count(self) -> None:
        try:
            self.looks.append(self._look())
        except (ClickHouseError, duckdb.Error) as error:
            self.errors.append(str(error))
