"""OpenTelemetry spans of what ran, where the standard `OTEL_*` variables ask for them.

A span is made of a row of `runs` after the fact, so that the two agree, and so that what dbt ran,
whoever typed it, is exported too: by the next command that exports. The libraries are imported only
where there is something to send.
"""

import logging
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from extract.config import without_password
from extract.database.connection import open_database
from extract.errors import LockHeldError, UsageError
from extract.machine.lock import is_handed_down
from extract.records.runs import BACKFILL, CADENCE, Run, take_unexported

if TYPE_CHECKING:
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import ReadableSpan
    from opentelemetry.trace import Span, Tracer

TRACER = "bfstats.sqlite_analytics"
SERVICE = "bfstats"
TIMEOUT_SECONDS = 2.0
"""How long a collector may keep a command waiting."""

OTLP = "otlp"
CONSOLE = "console"
NONE = "none"
PROTOCOL = "http/protobuf"
_WHOLES = (CADENCE, BACKFILL)

# What goes wrong is one warning of the command; without a handler, logging prints it besides.
_LOGGER = logging.getLogger("opentelemetry")
_LOGGER.addHandler(logging.NullHandler())
_LOGGER.propagate = False


def wanted_exporter() -> str | None:
    """`OTLP` or `CONSOLE`, as the environment asks; None for no spans. Raises `UsageError`."""
    if os.environ.get("OTEL_SDK_DISABLED", "").strip().lower() == "true":
        return None
    exporter = os.environ.get("OTEL_TRACES_EXPORTER", "").strip()
    if not exporter:
        exporter = OTLP if _otlp("ENDPOINT") else NONE
    if exporter not in {OTLP, CONSOLE, NONE}:
        raise UsageError(f"OTEL_TRACES_EXPORTER={exporter}: give {OTLP}, {CONSOLE} or {NONE}")
    if exporter == OTLP and (protocol := _otlp("PROTOCOL") or PROTOCOL) != PROTOCOL:
        raise UsageError(f"OTEL_EXPORTER_OTLP_PROTOCOL={protocol}: only {PROTOCOL} is spoken here")
    return None if exporter == NONE else exporter


@contextmanager
def exporting(database: Path) -> Iterator[None]:
    """Export what the block records, after it; a failure is a warning. Raises `UsageError`.

    A block that must go without the lock leaves the export to whoever holds it, and one under a
    lock that was handed down to whoever did that, whose run is the parent of this one's.
    """
    wanted_exporter()
    is_theirs = is_handed_down(database)
    try:
        yield
    except LockHeldError:
        is_theirs = True
        raise
    finally:
        if not is_theirs and (failure := export_runs(database)):
            print(without_password(f"bfstats: warning: {failure}"), file=sys.stderr)


def export_runs(database: Path) -> str | None:
    """Export the runs that were recorded lately and not exported yet, if that is asked for.

    Returns why that failed, in one line; None where it did not. What failed is not tried again.
    """
    exporter = wanted_exporter()
    if exporter is None or not database.exists():
        return None
    try:
        with open_database(database) as connection:
            runs = take_unexported(connection)
        return _send(runs, exporter) if runs else None
    except Exception as error:
        reason = " ".join(str(error).split())
        return f"spans were not exported: {type(error).__name__}: {reason}"


def _send(runs: Sequence[Run], exporter_name: str) -> str | None:
    spans = _spans(runs)
    if not spans:
        return None
    if exporter_name == CONSOLE:
        from opentelemetry.sdk.trace.export import ConsoleSpanExporter

        ConsoleSpanExporter(out=sys.stderr).export(spans)
        return None
    from extract.records.otlp import send

    failure = send(spans, _timeout_seconds())
    return f"spans were not exported: {failure}" if failure else None


def _timeout_seconds() -> float:
    """What the environment says, in seconds as in all of Python's OpenTelemetry, but no more."""
    try:
        wanted = float(_otlp("TIMEOUT") or TIMEOUT_SECONDS)
    except ValueError:
        wanted = TIMEOUT_SECONDS
    return min(wanted, TIMEOUT_SECONDS) if wanted > 0 else TIMEOUT_SECONDS


def _spans(runs: Sequence[Run]) -> "Sequence[ReadableSpan]":
    """The spans that the sampler wants, wholes before their parts.

    A part is recorded before its whole, which began no later.
    """
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import SimpleSpanProcessor
    from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

    memory = InMemorySpanExporter()
    provider = TracerProvider(resource=_resource(), shutdown_on_exit=False)
    provider.add_span_processor(SimpleSpanProcessor(memory))
    tracer = provider.get_tracer(TRACER)
    wholes: list[tuple[Run, Span]] = []
    for run in reversed(runs):
        around = (
            span
            for whole, span in reversed(wholes)
            if whole.kind != run.kind and whole.started_at <= run.started_at
        )
        span = _span(tracer, run, next(around, None))
        if run.kind in _WHOLES:
            wholes.append((run, span))
    return memory.get_finished_spans()


def _span(tracer: "Tracer", run: Run, whole: "Span | None") -> "Span":
    from opentelemetry.trace import Status, StatusCode, set_span_in_context

    attributes = {
        "query.name": run.name,
        "result.table": run.result_table,
        "result.row_count": run.row_count,
        "result.duration_ms": run.duration_ms,
        "error": run.error,
    }
    start_ns = _nanoseconds(run.started_at)
    span = tracer.start_span(
        f"{run.kind} {run.name}",
        context=set_span_in_context(whole) if whole else None,
        attributes={name: value for name, value in attributes.items() if value is not None},
        start_time=start_ns,
    )
    if run.exit_status:
        span.set_status(Status(StatusCode.ERROR, run.error))
    span.end(start_ns + run.duration_ms * 1_000_000)
    return span


def _resource() -> "Resource":
    """What the environment says of this process, under our name if it has no other."""
    from opentelemetry.sdk.resources import SERVICE_NAME, Resource

    resource = Resource.create()
    is_named = not str(resource.attributes[SERVICE_NAME]).startswith("unknown_service")
    return resource if is_named else resource.merge(Resource({SERVICE_NAME: SERVICE}))


def _nanoseconds(text: str) -> int:
    seconds = datetime.fromisoformat(f"{text}+00:00").timestamp()
    return round(seconds * 1000) * 1_000_000


def _otlp(setting: str) -> str:
    """A setting of the exporter, for traces or for all signals; '' where there is none."""
    names = (f"OTEL_EXPORTER_OTLP_TRACES_{setting}", f"OTEL_EXPORTER_OTLP_{setting}")
    return next((value for name in names if (value := os.environ.get(name, "").strip())), "")
