"""The bars of `docs/performance.md`: what is asked for, what was found, and whether it is met."""

from __future__ import annotations

from benchmarks.bench import DEEP, FULL, SMALL, Figures
from benchmarks.boards import DATASETTE, FRESH, KEPT, VISITED
from benchmarks.earlier import EARLIER, NOW
from benchmarks.engines import bars_of_engines
from benchmarks.tables import PLAYER_TABLES
from tests.support.documents import table

Bar = tuple[str, str, str, bool | None]

SITES = {SMALL: "site", FULL: "tenfold site", DEEP: "same players, tenfold rounds"}


def bars(figures: Figures) -> str:
    """A row for each bar: measure, bar, figure, whether it is met."""
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
    over_http = max(one["peak_mebibytes"] for one in processes(figures).values())
    megabytes = over_http * 1.048576
    embedded = figures["embedded"]["peak_mebibytes"] * 1.048576
    in_process = figures["embedded"]["dlt_rounds_seconds"] / figures["embedded"]["rounds_seconds"]
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
        *_bars_beside_earlier(figures["beside"]),
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
        *_bars_of_reading(figures["reading"]),
        *_bars_of_pages(figures["serving"]),
        *bars_of_engines(figures["engines"]),
        (
            "the same rounds from chDB in the process, against dlt's merge",
            "at least 3.5 times its rows per second",
            f"{in_process:.1f} times",
            in_process >= 3.5,
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
    return table(("measure", "bar", "found", "met"), [(*row[:3], met[row[3]]) for row in rows])


def _bars_beside_earlier(figures: Figures) -> list[Bar]:
    """What this version takes on the same files, as a part of what the earlier one takes."""
    bars_of_parts = (
        ("idle", "processor time of a minute with nothing to do", 0.125),
        ("minute_of_50", "processor time of a minute with 50 rounds", 0.75),
        ("minute_of_300", "processor time of a minute with 300 rounds", 1.15),
        ("boards_of_300", "servers' boards, 300 rounds, tenfold site", 0.25),
        ("boards_of_5", "servers' boards, 5 rounds on one server, tenfold site", 0.05),
        ("tables_from_scratch", "its 13 tables from scratch, wall time", 0.6),
        ("longest_lock", "the longest time that this holds the lock", 1 / 3),
        ("file_mebibytes", "the file, with every table", 1.25),
    )
    found = []
    for part, what, most in bars_of_parts:
        ratio = figures[part][NOW] / figures[part][EARLIER]
        label = f"{what}, against {EARLIER}"
        found.append((label, f"at most {most:.3g}", f"{ratio:.2f}", ratio <= most))
    return found


def _bars_of_reading(figures: Figures) -> list[Bar]:
    months = [name for name in figures if name.startswith("a_calendar_month")]
    slowest = max(found["p95"] for name, found in figures.items() if name not in months)
    month = max(figures[name]["p95"] for name in months)
    scans = [name for name, found in figures.items() if found["scans"]]
    return [
        (
            f"{len(figures) - len(months)} queries of `docs/reading.md`, p95 of the slowest",
            "at most 1 ms",
            f"{slowest:.2f} ms",
            slowest <= 1,
        ),
        ("and a server's calendar month", "at most 100 ms", f"{month:.2f} ms", month <= 100),
        ("those that read a table whole", "none", ", ".join(scans) or "none", not scans),
    ]


def _bars_of_pages(figures: Figures) -> list[Bar]:
    slowest = max(found["processor"]["p95"] for found in figures["pages"].values())
    kilobytes = max(found["most_bytes"] for found in figures["pages"].values()) / 1000
    boards, many = figures["boards"], figures["many_clients"]
    theirs = boards[DATASETTE]
    times = {name: one["per_second"] / theirs["per_second"] for name, one in boards.items()}
    cheaper = {
        name: theirs["milliseconds_each"] / one["milliseconds_each"] for name, one in boards.items()
    }
    return [
        (
            "page of `serve`, processor's time, p95 of the slowest",
            "at most 15 ms",
            f"{slowest:.1f} ms",
            slowest <= 15,
        ),
        ("the largest page, compressed", "at most 60 kB", f"{kilobytes:.1f} kB", kilobytes <= 60),
        (
            "boards as JSON, requests a second against Datasette 0.65",
            "at least 3 times",
            f"{times[VISITED]:.1f} times ({boards[VISITED]['per_second']:,.0f})",
            times[VISITED] >= 3,
        ),
        (
            "the same in the processor's time: each board once, as visited, kept",
            "at least 3 times",
            ", ".join(f"{cheaper[name]:.1f}" for name in (FRESH, VISITED, KEPT)),
            cheaper[VISITED] >= 3,
        ),
        (
            f"{many['requests']:,} requests of 50 clients during `--full-refresh`: errors, torn",
            "none",
            f"{many['errors']}, {many['torn']}",
            not many["errors"] and not many["torn"],
        ),
    ]


def processes(figures: Figures) -> dict[str, Figures]:
    """What is known of the commands that a site runs, by what they do."""
    increments = figures["increments"]
    return {
        "`sync` of everything from empty": figures["first_sync"],
        "`dbt run` of every table from landed rows": figures["tables"],
        "`dbt run --selector minutely`, 300 rounds": increments[FULL]["300"],
        "`watch`": increments["watch"],
        "`backfill all` from empty": figures["backfill"],
        "`archive`": figures["archive"],
    }
