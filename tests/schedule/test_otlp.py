"""Why spans did not arrive: what happened, where, and no secret."""

from __future__ import annotations

import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import (
    ExportTracePartialSuccess,
    ExportTraceServiceResponse,
)
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from extract.records.otlp import send
from tests.support.collector import Collector

ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT"
TRACES_ENDPOINT = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"
SECONDS = 2.0
REJECTED = ExportTraceServiceResponse(
    partial_success=ExportTracePartialSuccess(rejected_spans=1, error_message="too\nlong")
)


@pytest.fixture
def spans() -> Sequence[ReadableSpan]:
    memory = InMemorySpanExporter()
    provider = TracerProvider(shutdown_on_exit=False)
    provider.add_span_processor(SimpleSpanProcessor(memory))
    provider.get_tracer("test").start_span("load player_rounds").end()
    return memory.get_finished_spans()


@pytest.fixture(autouse=True)
def _with_a_secret_header(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_HEADERS", "authorization=Bearer%20s3cret")


def failure(
    spans: Sequence[ReadableSpan], monkeypatch: pytest.MonkeyPatch, endpoint: str, name: str
) -> str | None:
    monkeypatch.setenv(name, endpoint)
    found = send(spans, SECONDS)
    assert "s3cret" not in (found or "")
    return found


@pytest.mark.parametrize(
    ("status", "body", "content_type", "reason"),
    [
        (200, b"", "application/x-protobuf", None),
        (200, b'{"partialSuccess": {}}', "application/json", None),
        (200, b"taken", "text/plain", None),
        (503, b"", "text/plain", "HTTP status 503"),
        (500, b"", "text/plain", "HTTP status 500"),
        (302, b"", "text/plain", "HTTP status 302"),
        (401, b"", "text/plain", "HTTP status 401: look at OTEL_EXPORTER_OTLP_HEADERS"),
        (
            404,
            b"",
            "text/plain",
            "HTTP status 404: nothing takes spans there (OTEL_EXPORTER_OTLP_TRACES_ENDPOINT needs "
            "the whole path, as /v1/traces)",
        ),
        (200, b"<h1>Log in</h1>", "text/html", "it answered with a page, as no collector does"),
        (
            200,
            REJECTED.SerializeToString(),
            "application/x-protobuf",
            "it rejected 1 of the spans: too long",
        ),
        (
            200,
            b'{"partialSuccess": {"rejectedSpans": "1"}}',
            "application/json",
            "it rejected 1 of the spans",
        ),
    ],
)
def test_what_a_collector_answers_is_told(
    spans: Sequence[ReadableSpan],
    monkeypatch: pytest.MonkeyPatch,
    status: int,
    body: bytes,
    content_type: str,
    reason: str | None,
) -> None:
    with Collector(status=status, body=body, content_type=content_type) as collector:
        place = f"127.0.0.1:{collector.server_port}/v1/traces"
        endpoint = f"http://me:s3cret@{place}?token=s3cret"
        found = failure(spans, monkeypatch, endpoint, TRACES_ENDPOINT)
    assert found == (f"http://{place}: {reason}" if reason else None)


@contextmanager
def listening(is_closing: bool, context: ssl.SSLContext | None = None) -> Iterator[int]:
    """A port that takes connections and says nothing, or closes them at once."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:

        def serve() -> None:
            taken = []
            try:
                while True:
                    connection, _ = server.accept()
                    taken.append(connection)
                    if context:
                        connection.settimeout(1)
                        context.wrap_socket(connection, server_side=True).close()
                    elif is_closing:
                        connection.recv(65536)
                        connection.close()
            except OSError:
                for connection in taken:
                    connection.close()

        thread = threading.Thread(target=serve)
        thread.start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)
        thread.join()


def test_silence_refusal_and_a_closed_connection_are_told_apart(
    spans: Sequence[ReadableSpan], monkeypatch: pytest.MonkeyPatch
) -> None:
    def reason_of(port: int) -> str:
        base = f"http://127.0.0.1:{port}"
        found = failure(spans, monkeypatch, base, ENDPOINT) or ""
        return found.removeprefix(f"{base}/v1/traces: ")

    with listening(is_closing=False) as port:
        assert reason_of(port) == "no answer within 2 seconds"
    assert reason_of(port) == "Connection refused"
    with listening(is_closing=True) as port:
        assert reason_of(port) in {"it closed the connection", "Connection reset by peer"}


def test_a_name_that_is_none_a_wrong_scheme_and_a_proxy_are_told(
    spans: Sequence[ReadableSpan], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = failure(spans, monkeypatch, "http://collector.invalid:4318", ENDPOINT)
    assert found == "http://collector.invalid:4318/v1/traces: its name was not found"
    for no_url in ("collector:4318", "me:s3cret@collector:4318"):
        found = failure(spans, monkeypatch, no_url, ENDPOINT)
        assert (found or "").endswith(": it is no URL like http://collector.example:4318")
    monkeypatch.setenv("http_proxy", "http://me:s3cret@127.0.0.1:1")
    monkeypatch.setenv("NO_PROXY", "")
    found = failure(spans, monkeypatch, "http://collector.invalid:4318", ENDPOINT)
    assert found == (
        "http://collector.invalid:4318/v1/traces: by way of the proxy http://127.0.0.1:1: "
        "Connection refused"
    )


def test_a_certificate_that_nobody_knows_is_told(
    spans: Sequence[ReadableSpan], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"]
    subprocess.run(
        [*made, "-subj", "/CN=127.0.0.1", "-keyout", str(key), "-out", str(certificate)],
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with listening(is_closing=True, context=context) as port:
        found = failure(spans, monkeypatch, f"https://127.0.0.1:{port}", ENDPOINT)
    assert found == (
        f"https://127.0.0.1:{port}/v1/traces: its certificate is not trusted: "
        "self-signed certificate"
    )
