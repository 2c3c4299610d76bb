"""`docs/performance.md`: the bars and what was found, then the figures behind them."""

from __future__ import annotations

import platform
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.bench import DEEP, FULL, SMALL, Figures
from benchmarks.earlier import EARLIER, NOW
from benchmarks.increments import ROUNDS
from benchmarks.pages import PAGES
from benchmarks.tables import PLAYER_TABLES
from tests.marts.warehouse import MART_GRAIN
from tests.support.documents import write_part

BEGIN = "<!-- written by make bench: -->\n"
SITES = {SMALL: "site", FULL: "tenfold site", DEEP: "same players, tenfold rounds"}


def write(document: Path, figures: Figures, seed: int) -> None:
    """Put bars and tables in place of those in the document; what stands around them stays."""
    write_part(document, BEGIN, markdown(figures, seed))


def markdown(figures: Figures, seed: int) -> str:
    """All of it."""
    return "\n\n".join(
        [
            _bars(figures),
            "### Landing",
            _landing(figures["landing"]),
            "### Building every table",
            _tables(figures["tables"]),
            "### Increments",
            _increments(figures["increments"]),
            _models(figures["increments"]),
            "### Reading",
            _pages(figures["pages"]),
            "### Memory",
            _memory(figures),
            f"Seed {seed}, {datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()},"
            f" SQLite {figures['sqlite_version']}, ClickHouse {figures['clickhouse_version']}"
            f" (chDB). Medians of {figures['repeats']}; p95 over {PAGES} pages.\n",
        ]
    )


def _bars(figures: Figures) -> str:
    landing, tables, increments = (figures[part] for part in ("landing", "tables", "increments"))
    three_hundred = {site: increments[site]["300"] for site in SITES}
    growth = {
        site: three_hundred[site]["model_seconds"] / three_hundred[SMALL]["model_seconds"]
        for site in (FULL, DEEP)
    }
    plain, ours = (
        sum(tables[kind][name] for name in PLAYER_TABLES) for kind in ("plain_seconds", "seconds")
    )
    own_part = three_hundred[FULL]["model_seconds"] / three_hundred[FULL]["dbt_seconds"]
    over_http = max(one["peak_mebibytes"] for one in _processes(figures).values())
    megabytes = over_http * 1.048576
    embedded = figures["embedded"]["peak_mebibytes"] * 1.048576
    ratios = {
        (page, other): figures["pages"][page][other]["p95"]
        / figures["pages"][page]["sqlite"]["p95"]
        for page in ("leaderboard", "player")
        for other in ("clickhouse_rounds", "clickhouse_tables")
    }
    rows = [
        (
            "landing against dlt's merge, same rows",
            "at least 3 times its rows per second",
            f"{landing['dlt_seconds'] / landing['seconds']:.1f} times",
            landing["dlt_seconds"] / landing["seconds"] >= 3,
        ),
        (
            "landing against SQLite's floor",
            "at most 5 times its time",
            f"{landing['seconds'] / landing['floor_seconds']:.1f} times",
            landing["seconds"] / landing["floor_seconds"] <= 5,
        ),
        (
            "per-player tables from scratch against plain dbt-sqlite",
            "at least 4 times faster",
            f"{plain / ours:.1f} times",
            plain / ours >= 4,
        ),
        (
            "300 rounds: time in models, tenfold site over site",
            "at most 1.3",
            f"{growth[FULL]:.2f}",
            growth[FULL] <= 1.3,
        ),
        (
            "the same players with tenfold rounds over site",
            "at most 2",
            f"{growth[DEEP]:.2f}",
            growth[DEEP] <= 2,
        ),
        *(
            (
                f"{what}, against {EARLIER}",
                f"at most 1/{bar:.3g}",
                f"1/{times:.1f}",
                times >= bar,
            )
            for what, bar, times in _times_faster(figures["beside"])
        ),
        (
            "300 rounds at full size: all minutely models over dbt's own start-up",
            "less than 1",
            f"{own_part:.2f}",
            own_part < 1,
        ),
        (
            "`watch`: round inserted to visible in every table, the longest",
            "under 6 s",
            f"{increments['watch']['most_seconds']:.1f} s",
            increments["watch"]["most_seconds"] < 6,
        ),
        *(
            (
                f"{page} page, p95, against ClickHouse's {what}",
                f"at least {bar} times faster",
                f"{ratios[page, other]:.0f} times",
                ratios[page, other] >= bar,
            )
            for page in ("leaderboard", "player")
            for other, what, bar in (
                ("clickhouse_rounds", "raw rounds", 20),
                ("clickhouse_tables", "same tables", 3),
            )
        ),
        (
            "peak memory, source over HTTP",
            "under 300 MB",
            f"{megabytes:.0f} MB",
            megabytes < 300,
        ),
        ("peak memory, chDB in the process", "under 1 GB", f"{embedded:.0f} MB", embedded < 1000),
        (
            "file of landed rounds over their Parquet archive",
            "-",
            f"{landing['file_mebibytes'] / figures['archive']['mebibytes']:.1f}",
            None,
        ),
    ]
    met = {True: "yes", False: "**no**", None: ""}
    return _table(("measure", "bar", "found", "met"), [(*row[:3], met[row[3]]) for row in rows])


def _times_faster(beside: Figures) -> Iterable[tuple[str, float, float]]:
    """What is compared with the earlier version, its bar, and how many times faster this one is."""
    for part, what, bar in (
        ("idle", "processor time of a minute with nothing to do", 8),
        ("minute_of_50", "processor time of a minute with 50 rounds", 4 / 3),
        ("boards_of_300", "servers' boards, 300 rounds, tenfold site", 4),
        ("boards_of_5", "servers' boards, 5 rounds on one server, tenfold site", 20),
    ):
        yield what, bar, beside[part][EARLIER] / beside[part][NOW]


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
            _table(
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
            _table(
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
    return _table(
        ("", "new rounds", "in models s", "dbt itself s", "`dbt run` s", "`sync` s"), rows
    )


def _models(figures: Figures) -> str:
    names = [model for model in figures[SMALL]["300"]["by_model"] if model in MART_GRAIN]
    return _table(
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
    return _table(
        ("page", "from", "p50 ms", "p95 ms"),
        [
            (page, label, f"{found['p50']:.2f}", f"{found['p95']:.2f}")
            for page, by_engine in figures.items()
            for label, found in ((labels[engine], found) for engine, found in by_engine.items())
        ],
    )


def _processes(figures: Figures) -> dict[str, Figures]:
    increments = figures["increments"]
    return {
        "`sync` of everything from empty": figures["first_sync"],
        "`dbt run` of every table from landed rows": figures["tables"],
        "`dbt run --selector minutely`, 300 rounds": increments[FULL]["300"],
        "`watch`": increments["watch"],
        "`backfill all` from empty": figures["backfill"],
        "`archive`": figures["archive"],
    }


def _memory(figures: Figures) -> str:
    others = {
        "`sync` with chDB in its process": figures["embedded"],
        "`sync` of a new file from the archive": figures["return"],
    }
    processes = {**_processes(figures), **others}
    rows = [(label, f"{one['peak_mebibytes']:.0f}") for label, one in processes.items()]
    return _table(("at full size", "peak MiB"), rows)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---", *("---:" for _ in head[1:])], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
