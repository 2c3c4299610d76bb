"""OpenTelemetry spans: what `runs` says, sent where the environment says, and at no cost else."""

from __future__ import annotations

import shlex
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from extract.machine.lock import exclusive
from tests.schedule.conftest import RunCadence
from tests.support.collector import Collector, Span
from tests.support.commands import DBT, WITHOUT_UNIT_TESTS, Bfstats
from tests.support.parsed import keep_parsed_for
from tests.support.waiting import PATIENCE_SECONDS

ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT"
AWAY = {ENDPOINT: "http://127.0.0.1:1"}
UNREACHABLE = "clickhouse://reader:s3cret@127.0.0.1:1/site"
WARNING = "bfstats: warning: spans were not exported: "


@pytest.fixture
def collector() -> Iterator[Collector]:
    with Collector() as server:
        yield server


def recorded(bfstats: Bfstats) -> list[tuple[str, dict[str, str | int], bool, int, int]]:
    """What spans there should be of the rows in `runs`, by name."""
    rows = bfstats.rows(
        "select kind, name, result_table, row_count, duration_ms, error, started_at from runs"
    )
    expected = []
    for kind, name, result_table, row_count, duration_ms, error, started_at in rows:
        values = {
            "query.name": name,
            "result.table": result_table,
            "result.row_count": row_count,
            "result.duration_ms": duration_ms,
            "error": error,
        }
        attributes = {key: value for key, value in values.items() if value is not None}
        start = datetime.fromisoformat(started_at).replace(tzinfo=UTC).timestamp()
        start_ms = round(start * 1000)
        expected.append(
            (f"{kind} {name}", attributes, error is not None, start_ms, start_ms + duration_ms)
        )
    return sorted(expected, key=str)


def exported(collector: Collector) -> list[tuple[str, dict[str, str | int], bool, int, int]]:
    """The same of the spans that came."""
    assert {(span.tracer, span.service) for span in collector.spans} == {
        ("bfstats.sqlite_analytics", "bfstats")
    }
    return sorted(
        (
            (
                span.name,
                span.attributes,
                span.is_error,
                span.start_ns // 1_000_000,
                span.end_ns // 1_000_000,
            )
            for span in collector.spans
        ),
        key=str,
    )


def parents(spans: list[Span]) -> dict[str, str | None]:
    """The name of each span's parent, by the span's own name."""
    names = {span.span_id: span.name for span in spans}
    return {span.name: names.get(span.parent_id) for span in spans}


def test_spans_say_what_runs_says(bfstats: Bfstats, source: str, collector: Collector) -> None:
    bfstats.sync(source, **{ENDPOINT: collector.endpoint})
    failed = bfstats.extract(UNREACHABLE, "sync", **{ENDPOINT: collector.endpoint})
    assert (failed.returncode, failed.stderr.count("\n")) == (1, 1)
    assert [len(request) for request in collector.requests] == [2, 2]
    assert exported(collector) == recorded(bfstats)
    assert [span.is_error for span in collector.spans] == [False, False, True, True]
    assert "127.0.0.1:1/site: " in str(collector.spans[-1].attributes["error"])
    assert "s3cret" not in str(collector.spans)


def test_what_dbt_did_for_someone_is_sent_by_the_next_command(
    bfstats: Bfstats, source: str, collector: Collector
) -> None:
    bfstats.sync(source)
    bfstats.build(None, *WITHOUT_UNIT_TESTS)
    for _ in range(2):
        bfstats.sync(source, **{ENDPOINT: collector.endpoint})
    assert [len(request) > 5 for request in collector.requests] == [True, False]
    assert exported(collector) == recorded(bfstats)


def test_a_backfill_is_the_parent_of_what_it_ran(
    bfstats: Bfstats, source: str, collector: Collector
) -> None:
    arguments = ("backfill", "player-milestones")
    assert bfstats.extract(source, *arguments, **{ENDPOINT: collector.endpoint}).returncode == 0
    assert exported(collector) == recorded(bfstats)
    assert parents(collector.spans) == {
        "backfill player-milestones": None,
        "load player_rounds": "backfill player-milestones",
        "dbt player_monthly_stats": "backfill player-milestones",
    }


def test_a_cadence_is_the_parent_of_what_it_ran(
    bfstats: Bfstats,
    source: str,
    run_cadence: RunCadence,
    sync_command: str,
    collector: Collector,
    tmp_path: Path,
) -> None:
    bfstats.sync(source, **{ENDPOINT: collector.endpoint})
    keep_parsed_for(bfstats.database, tmp_path / "target")
    places = f"--target-path {tmp_path}/target --log-path {tmp_path}"
    run = f"--quiet run --select staging player_daily_stats {places}"
    dbt = f"{shlex.join([sys.executable, '-c', DBT])} {run}"
    done = run_cadence("minutely", f"{sync_command} && {dbt}", **{ENDPOINT: collector.endpoint})
    assert (done.returncode, done.stderr) == (0, "")
    assert exported(collector) == recorded(bfstats)
    _, spans = collector.requests
    assert parents(spans) == {
        "cadence minutely": None,
        "load player_rounds": "cadence minutely",
        "load server_online_counts": "cadence minutely",
        "dbt player_daily_stats": "cadence minutely",
    }
    (whole,) = (span for span in spans if not span.parent_id)
    assert all(whole.start_ns <= part.start_ns <= part.end_ns for part in spans)


@pytest.mark.parametrize(
    ("environment", "is_imported"),
    [
        ({}, False),
        ({**AWAY, "OTEL_SDK_DISABLED": "true"}, False),
        ({**AWAY, "OTEL_TRACES_EXPORTER": "none"}, False),
        ({"OTEL_TRACES_EXPORTER": "console"}, True),
    ],
)
def test_unasked_for_it_is_not_even_imported(
    bfstats: Bfstats, source: str, environment: dict[str, str], is_imported: bool
) -> None:
    done = bfstats.extract(source, "sync", PYTHONPROFILEIMPORTTIME="1", **environment)
    assert done.returncode == 0
    assert "extract.records.telemetry" in done.stderr
    assert ("opentelemetry" in done.stderr) is is_imported


@pytest.mark.parametrize("is_silent", [False, True], ids=["refuses", "is silent"])
def test_a_collector_that_is_away_is_one_warning(
    bfstats: Bfstats, source: str, is_silent: bool
) -> None:
    bfstats.sync(source)
    alone = bfstats.extract(source, "sync")
    with Collector(is_silent=True) as silent:
        start = time.monotonic()
        endpoint = silent.endpoint if is_silent else AWAY[ENDPOINT]
        done = bfstats.extract(
            source, "sync", **{ENDPOINT: endpoint, "OTEL_EXPORTER_OTLP_TIMEOUT": "3600000"}
        )
        seconds = time.monotonic() - start
    assert (done.returncode, done.stdout) == (alone.returncode, alone.stdout)
    reason = "no answer within 2 seconds" if is_silent else "Connection refused"
    assert done.stderr == f"{WARNING}{endpoint}/v1/traces: {reason}\n"
    assert seconds < PATIENCE_SECONDS


def test_a_cadence_leaves_the_warning_to_its_log(
    run_cadence: RunCadence, sync_command: str, log: Path
) -> None:
    done = run_cadence("minutely", sync_command, **AWAY)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert log.read_text().count("spans were not exported: ") == 1


def test_who_has_to_go_without_the_lock_exports_nothing(
    bfstats: Bfstats, source: str, collector: Collector
) -> None:
    bfstats.sync(source)
    with exclusive(bfstats.database, 0):
        done = bfstats.extract(source, "sync", **{ENDPOINT: collector.endpoint})
    assert done.returncode == 75
    assert collector.requests == []


def test_the_console_is_standard_error(bfstats: Bfstats, source: str) -> None:
    alone = bfstats.extract(source, "sync")
    done = bfstats.extract(
        source,
        "sync",
        "--since",
        "1990-01-01",
        OTEL_TRACES_EXPORTER="console",
        OTEL_SERVICE_NAME="ours",
    )
    assert done.stdout.count(" read, ") == alone.stdout.count(" read, ") == 2
    assert '"name": "load player_rounds"' in done.stderr
    assert '"service.name": "ours"' in done.stderr


@pytest.mark.parametrize(
    "environment",
    [{"OTEL_TRACES_EXPORTER": "jaeger"}, {**AWAY, "OTEL_EXPORTER_OTLP_PROTOCOL": "grpc"}],
)
@pytest.mark.parametrize("command", ["sync", "watch", "cadence"])
def test_an_exporter_that_is_not_there_is_wrong_usage(
    bfstats: Bfstats, source: str, environment: dict[str, str], command: str
) -> None:
    arguments = (command, "hourly", "true") if command == "cadence" else (command,)
    done = bfstats.extract(source, *arguments, **environment)
    (name, value), *_ = reversed(environment.items())
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert done.stderr.startswith(f"bfstats: {name}={value}: ")
    assert not bfstats.database.exists()
