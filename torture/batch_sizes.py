"""What a first load of rounds takes, by the rows that one of its transactions holds."""

from __future__ import annotations

from pathlib import Path

from torture.process import Extract, peak_mebibytes_of, seconds_of
from torture.report import Report

BATCH_SIZES = (1_000, 10_000, 50_000, 250_000, 1_000_000)


def torture_batch_sizes(report: Report, source: str, folder: Path) -> None:
    """Load the rounds into a new file for each size of batch."""
    for batch_rows in BATCH_SIZES:
        extract = Extract(source, folder / f"{batch_rows}.db")
        samples = extract.run("sync", "--table", "player_rounds", "--batch-size", str(batch_rows))
        report.add(
            "batch sizes",
            batch_rows=batch_rows,
            seconds=seconds_of(samples),
            processor_seconds=samples[-1].processor_seconds,
            peak_mib=peak_mebibytes_of(samples),
            file_mib=extract.database.stat().st_size // 2**20,
        )
