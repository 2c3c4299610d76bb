"""`docs/performance.md`: the bars and what was found, then the figures behind them."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.bars import SITES, bars, processes
from benchmarks.bench import SMALL, Figures
from benchmarks.engines import engines_table
from benchmarks.increments import ROUNDS
from benchmarks.pages import PAGES
from benchmarks.tables import PLAYER_TABLES
from tests.marts.warehouse import MART_GRAIN
from tests.support.documents import table, write_part

BEGIN = "<!-- written by make bench: -->\n"
SHOWN_QUERIES = 10


def write(document: Path, figures: Figures, seed: int) -> None:
    """Put bars and tables in place of those in the document; what stands around them stays."""
    write_part(document, BEGIN, markdown(figures, seed))


def markdown(figures: Figures, seed: int) -> str:
    """All of it."""
    return "\n\n".join(
        [
            bars(figures),
            "### Landing",
            _landing(figures["landing"]),
            "### Building every table",
            _tables(figures["tables"]),
            "### Increments",
            _increments(figures["increments"]),
            _models(figures["increments"]),
            "### Reading",
            _pages(figures["pages"]),
            _queries(figures["reading"]),
            "### Pages",
            _serving(figures["serving"]),
            "### Three engines",
            engines_table(figures["engines"]),
            "### Memory",
            _memory(figures),
            f"Seed {seed}, {datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()},"
            f" SQLite {figures['sqlite_version']}, ClickHouse {figures['clickhouse_version']}"
            f" (chDB). Medians of {figures['repeats']}; p95 over {PAGES} pages.\n",
        ]
    )


def _landing(figures: Figures) -> str:
    seconds = figures["seconds"]
    parts = {
        "reading": figures["reading_seconds"],
        "binding": figures["binding_seconds"],
        "indexes": figures["index_seconds"],
    }
    parts["B-tree, and what is left"] = seconds - sum(parts.values())
    rows = figures["source_rows"]
    return "\n\n".join(
        [
            f"{rows:,} source rows, {figures['rows']:,} landed; whole processes.",
            table(
                ("", "s", "rows per second", "peak MiB"),
                [
                    (
                        "`sync --table player_rounds`",
                        f"{seconds:.1f}",
                        f"{rows / seconds:,.0f}",
                        f"{figures['peak_mebibytes']:.0f}",
                    ),
                    (
                        "dlt, merge",
                        f"{figures['dlt_seconds']:.1f}",
                        f"{rows / figures['dlt_seconds']:,.0f}",
                        f"{figures['dlt_peak_mebibytes']:.0f}",
                    ),
                    (
                        "SQLite alone: one `insert ... select`",
                        f"{figures['floor_seconds']:.1f}",
                        f"{rows / figures['floor_seconds']:,.0f}",
                        "",
                    ),
                    *(
                        (f"of `sync`: {part}", f"{found:.1f}", "", "")
                        for part, found in parts.items()
                    ),
                ],
            ),
        ]
    )


def _tables(figures: Figures) -> str:
    kinds = ("seconds", "plain_seconds", "clickhouse_seconds", "writing_seconds")
    scan = figures["scan_seconds"]

    def row(label: str, names: Sequence[str]) -> tuple[str, ...]:
        ours, plain, clickhouse, writing = (
            sum(figures[kind][name] for name in names) for kind in kinds
        )
        return (
            label,
            f"{sum(figures['rows'][name] for name in names):,}",
            f"{ours:.1f}",
            f"{ours / scan:.1f}",
            f"{writing:.1f}",
            f"{plain:.1f}",
            f"{plain / ours:.1f}",
            f"{clickhouse:.2f}",
            f"{clickhouse / ours:.2f}",
        )

    others = [name for name in figures["rows"] if name not in PLAYER_TABLES]
    return "\n\n".join(
        [
            f"A bare scan of landing takes {scan:.2f} s. ClickHouse has chosen the rows that count"
            f" before, in {figures['clickhouse_counting_seconds']:.1f} s.",
            table(
                (
                    "table",
                    "rows",
                    "s",
                    "in scans",
                    "writing alone s",
                    "plain dbt-sqlite s",
                    "times faster",
                    "ClickHouse s",
                    "of ours",
                ),
                [
                    *(row(f"`{name}`", [name]) for name in figures["rows"]),
                    row("per player, together", PLAYER_TABLES),
                    row("the others, together", others),
                ],
            ),
        ]
    )


def _increments(figures: Figures) -> str:
    rows = []
    for site, label in SITES.items():
        for kind in map(str, ROUNDS):
            found = figures[site][kind]
            seconds = ("model_seconds", "dbt_seconds", "command_seconds", "sync_seconds")
            rows.append((label, kind, *(f"{found[name]:.2f}" for name in seconds)))
    return table(("", "new rounds", "in models s", "dbt itself s", "`dbt run` s", "`sync` s"), rows)


def _models(figures: Figures) -> str:
    names = [model for model in figures[SMALL]["300"]["by_model"] if model in MART_GRAIN]
    return table(
        ("300 rounds later, s in", *SITES.values()),
        [
            (
                f"`{model}`",
                *(f"{figures[site]['300']['by_model'][model]:.3f}" for site in SITES),
            )
            for model in names
        ],
    )


def _pages(figures: Figures) -> str:
    labels = {
        "sqlite": "SQLite",
        "clickhouse_rounds": "ClickHouse, raw rounds",
        "clickhouse_tables": "ClickHouse, same tables",
    }
    return table(
        ("page", "from", "p50 ms", "p95 ms"),
        [
            (page, label, f"{found['p50']:.2f}", f"{found['p95']:.2f}")
            for page, by_engine in figures.items()
            for label, found in ((labels[engine], found) for engine, found in by_engine.items())
        ],
    )


def _queries(figures: Figures) -> str:
    slowest = sorted(figures.items(), key=lambda one: one[1]["p95"], reverse=True)
    return table(
        ("the slowest queries of `docs/reading.md`", "p50 ms", "p95 ms", "most rows"),
        [
            (
                f"`{name}`",
                f"{found['p50']:.2f}",
                f"{found['p95']:.2f}",
                str(found["most_rows"]),
            )
            for name, found in slowest[:SHOWN_QUERIES]
        ],
    )


def _serving(figures: Figures) -> str:
    busy, after = figures["while_rebuilt"], figures["after"]
    return table(
        ("page, p95 in ms", "processor", "clock", "during `--full-refresh`", "after", "most kB"),
        [
            (
                name,
                f"{found['processor']['p95']:.1f}",
                f"{found['p95']:.1f}",
                f"{busy[name]['processor']['p95']:.1f}, {busy[name]['p95']:.1f}",
                f"{after[name]['processor']['p95']:.1f}, {after[name]['p95']:.1f}",
                f"{found['most_bytes'] / 1000:.1f}",
            )
            for name, found in figures["pages"].items()
        ],
    )


def _memory(figures: Figures) -> str:
    others = {
        "`sync` with chDB in its process": figures["embedded"],
        "`sync` of a new file from the archive": figures["return"],
    }
    all_processes = {**processes(figures), **others}
    rows = [(label, f"{one['peak_mebibytes']:.0f}") for label, one in all_processes.items()]
    return table(("at full size", "peak MiB"), rows)
