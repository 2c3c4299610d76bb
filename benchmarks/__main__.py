"""`python -m benchmarks`: measure at full size, and say what was found."""

from __future__ import annotations

import sqlite3
from functools import partial
from pathlib import Path

import click

from benchmarks.bench import Figures, folder_option, once, open_bench
from benchmarks.commands import measure_archive, measure_backfill, measure_return
from benchmarks.document import markdown, write
from benchmarks.earlier import measure_beside_earlier
from benchmarks.engines import measure_engines
from benchmarks.increments import measure_increments
from benchmarks.landing import measure_landing
from benchmarks.pages import measure_embedded, measure_pages
from benchmarks.reading import measure_reading
from benchmarks.serving import measure_serving
from benchmarks.site import FULL_SIZE
from benchmarks.tables import measure_tables
from torture.site import folder_to_work_in

SERVED = {
    "landing": measure_landing,
    "tables": measure_tables,
    "increments": measure_increments,
    "beside": measure_beside_earlier,
    "backfill": measure_backfill,
    "archive": measure_archive,
    "return": measure_return,
}
"""The parts that read the site behind its server, in their order."""


@click.command()
@click.option(
    "--scale",
    type=click.FloatRange(min=0, max=1, min_open=True),
    default=1,
    show_default=True,
    help="Of the rounds, players and servers of a whole site.",
)
@click.option("--repeats", type=click.IntRange(min=1), default=3, show_default=True)
@click.option("--seed", type=int, default=1942, show_default=True)
@folder_option
@click.option(
    "--write",
    "document",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Put the figures into this document.",
)
def benchmarks(
    scale: float, repeats: int, seed: int, folder: Path | None, document: Path | None
) -> None:
    """Measure landing, building, increments and reading against what else could do them."""
    with folder_to_work_in(folder) as place:
        figures = _measured(place, scale, repeats, seed)
    if document:
        write(document, figures, seed)
    else:
        click.echo(markdown(figures, seed))


def _measured(place: Path, scale: float, repeats: int, seed: int) -> Figures:
    size = FULL_SIZE.times(scale, scale)
    figures: Figures = {"sqlite_version": sqlite3.sqlite_version, "repeats": repeats}
    with open_bench(place, size, seed, repeats) as bench:
        figures["first_sync"] = bench.first_sync()
        for part, measure in SERVED.items():
            figures[part] = once(place, part, partial(measure, bench))
        with bench.client() as client:
            figures["clickhouse_version"] = client.server_version
        as_of = bench.as_of
    figures["pages"] = once(place, "pages", lambda: measure_pages(place, as_of))
    figures["reading"] = once(place, "reading", lambda: measure_reading(place / "tables.db", as_of))
    figures["serving"] = once(place, "serving", lambda: measure_serving(place, as_of))
    figures["engines"] = measure_engines(place / "engines", size, seed)
    figures["embedded"] = once(place, "embedded", lambda: measure_embedded(place, repeats))
    return figures


if __name__ == "__main__":
    benchmarks()
