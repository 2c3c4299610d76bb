"""How far a load has come: a bar on a terminal, plain lines elsewhere, always on standard error."""

import sys
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

LINE_EVERY_ROWS = 10_000


class LoadProgress:
    """Counts the rows of one load towards a total that is known before it starts."""

    def __init__(self, label: str, total_rows: int, is_silent: bool = False) -> None:
        self._label = label
        self._total_rows = total_rows
        self._is_silent = is_silent
        self._read_rows = 0
        self._bar = None if is_silent or not sys.stderr.isatty() else _bar(label, total_rows)

    def __enter__(self) -> "LoadProgress":
        if self._bar:
            self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._bar:
            self._bar.stop()

    def advance(self, rows: int) -> None:
        """Say that `rows` more rows were read."""
        before = self._read_rows
        self._read_rows += rows
        if self._bar:
            self._bar.advance(self._bar.task_ids[0], rows)
        if self._bar or self._is_silent:
            return
        first_line = before // LINE_EVERY_ROWS + 1
        for line in range(first_line, self._read_rows // LINE_EVERY_ROWS + 1):
            print(
                f"{self._label}: {line * LINE_EVERY_ROWS:,} of {self._total_rows:,} rows read",
                file=sys.stderr,
            )


def _bar(label: str, total_rows: int) -> "Progress":
    from rich import progress  # for terminals alone: a tenth of a second
    from rich.console import Console
    from rich.text import Text

    class RateColumn(progress.ProgressColumn):
        """Rows a second, as soon as there is a rate."""

        def render(self, task: progress.Task) -> Text:
            return Text(f"{task.speed:,.0f} rows/s" if task.speed else "")

    bar = progress.Progress(
        progress.TextColumn("{task.description}"),
        progress.BarColumn(),
        progress.MofNCompleteColumn(),
        progress.TextColumn("rows"),
        RateColumn(),
        progress.TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    bar.add_task(label, total=total_rows)
    return bar
