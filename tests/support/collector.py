"""An OpenTelemetry collector that a test listens to."""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest


@dataclass(frozen=True)
class Span:
    """A span as it came over the wire."""

    name: str
    tracer: str
    service: str
    attributes: dict[str, str | int]
    span_id: bytes
    parent_id: bytes
    is_error: bool
    start_ns: int
    end_ns: int


class Collector(ThreadingHTTPServer):
    """Takes OTLP over HTTP on a free loopback port; `spans` are all that came, in one request each.

    One that `is_silent` takes requests and never answers; others answer as they are told.
    """

    daemon_threads = True

    def __init__(
        self,
        is_silent: bool = False,
        status: int = 200,
        body: bytes = b"",
        content_type: str = "application/x-protobuf",
    ) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.status = status
        self.body = body
        self.content_type = content_type
        self.requests: list[list[Span]] = []
        self.is_silent = is_silent
        self.is_over = threading.Event()
        self._thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02})

    @property
    def endpoint(self) -> str:
        """What `OTEL_EXPORTER_OTLP_ENDPOINT` is set to."""
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def spans(self) -> list[Span]:
        """All that came, in order."""
        return [span for request in self.requests for span in request]

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.is_over.set()
        self.shutdown()
        self._thread.join()
        self.server_close()


class _Handler(BaseHTTPRequestHandler):
    server: Collector

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.server.is_silent:
            self.server.is_over.wait()
            return
        assert self.path.partition("?")[0] == "/v1/traces"
        self.server.requests.append(_spans(ExportTraceServiceRequest.FromString(body)))
        with suppress(ConnectionError):
            self.send_response(self.server.status)
            self.send_header("Content-Type", self.server.content_type)
            self.end_headers()
            self.wfile.write(self.server.body)

    def log_message(self, *arguments: Any) -> None:
        pass


def _spans(request: ExportTraceServiceRequest) -> list[Span]:
    return [
        Span(
            span.name,
            scope.scope.name,
            str(_values(resource.resource.attributes)["service.name"]),
            _values(span.attributes),
            span.span_id,
            span.parent_span_id,
            span.status.code == span.status.STATUS_CODE_ERROR,
            span.start_time_unix_nano,
            span.end_time_unix_nano,
        )
        for resource in request.resource_spans
        for scope in resource.scope_spans
        for span in scope.spans
    ]


def _values(attributes: Any) -> dict[str, str | int]:
    return {
        attribute.key: getattr(attribute.value, attribute.value.WhichOneof("value"))
        for attribute in attributes
    }
