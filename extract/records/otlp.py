"""Spans to an OpenTelemetry collector over HTTP, and what became of them.

The library says `True` or `False`, takes a redirect for success, and logs the same line whatever
went wrong: so its requests are watched.
"""

import json
import os
import socket
import ssl
from collections.abc import Iterator, Sequence
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import requests
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceResponse
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import SpanExporter
from requests import exceptions
from requests.utils import get_environ_proxies, select_proxy

LONGEST_MESSAGE = 200
SUCCESS, REDIRECTION = 200, 300
WHOLE_PATH = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"
_HINTS = {
    401: "look at OTEL_EXPORTER_OTLP_HEADERS",
    403: "look at OTEL_EXPORTER_OTLP_HEADERS",
    404: f"nothing takes spans there ({WHOLE_PATH} needs the whole path, as /v1/traces)",
    405: f"nothing takes spans there ({WHOLE_PATH} needs the whole path, as /v1/traces)",
}


def send(spans: Sequence[ReadableSpan], timeout_seconds: float) -> str | None:
    """Send spans in one request, which the library repeats while there is time.

    Returns why they, or some of them, did not arrive, in one line without a secret; None where all
    did. In a thread, as looking up a name can take much longer than the time that there is.
    """
    session = _WatchedSession()
    exporter: SpanExporter = OTLPSpanExporter(timeout=timeout_seconds, session=session)
    thread = Thread(target=exporter.export, args=(spans,), daemon=True)
    thread.start()
    thread.join(timeout_seconds)
    failure = session.failure(timeout_seconds)
    exporter.shutdown()
    return f"{_without_secrets(session.url)}: {failure}" if failure else None


class _WatchedSession(requests.Session):
    """Remembers where the last request went, and how the last that ended has ended."""

    def __init__(self) -> None:
        super().__init__()
        self.url = ""
        self._ended: requests.Response | Exception | None = None

    def request(self, method: Any, url: Any, *arguments: Any, **options: Any) -> requests.Response:
        """See `requests.Session.request`."""
        self.url = str(url)
        try:
            response = super().request(method, url, *arguments, **options)
        except Exception as error:
            self._ended = error
            raise
        self._ended = response
        return response

    def failure(self, timeout_seconds: float) -> str | None:
        """Why the spans did not all arrive; None where they did."""
        if self._ended is None:
            return _no_answer(timeout_seconds)
        if isinstance(self._ended, Exception):
            return _reason(self.url, self._ended, timeout_seconds)
        return _refusal(self._ended)


def _no_answer(timeout_seconds: float) -> str:
    return f"no answer within {timeout_seconds:g} seconds"


def _refusal(response: requests.Response) -> str | None:
    status = response.status_code
    if not SUCCESS <= status < REDIRECTION:
        return ": ".join(filter(None, (f"HTTP status {status}", _HINTS.get(status))))
    content_type = response.headers.get("Content-Type", "")
    if "html" in content_type:
        return "it answered with a page, as no collector does"
    try:
        rejected, message = _partial_success(response.content, is_json="json" in content_type)
    except Exception:
        return None  # a collector that says in its own way that it took them
    if not rejected and not message:
        return None
    said = " ".join(message.split())[:LONGEST_MESSAGE]
    return ": ".join(filter(None, (f"it rejected {rejected:,} of the spans", said)))


def _partial_success(content: bytes, is_json: bool) -> tuple[int, str]:
    """How many spans the collector did not take, and what it says of that."""
    if is_json:
        found = json.loads(content).get("partialSuccess") or {}
        return int(found.get("rejectedSpans") or 0), str(found.get("errorMessage") or "")
    answer = ExportTraceServiceResponse.FromString(content).partial_success
    return answer.rejected_spans, answer.error_message


def _reason(url: str, error: Exception, timeout_seconds: float) -> str:
    """What is behind an error, never in the words of one that may repeat the URL or a header."""
    reason = _cause(error, timeout_seconds)
    if isinstance(error, exceptions.ProxyError):
        proxy = select_proxy(url, get_environ_proxies(url))
        return f"by way of the proxy {_without_secrets(proxy or '')}: {reason}"
    return reason


def _cause(error: Exception, timeout_seconds: float) -> str:
    if isinstance(error, exceptions.Timeout):
        return _no_answer(timeout_seconds)
    if isinstance(error, ValueError):  # MissingSchema, InvalidURL and the like
        return "it is no URL like http://collector.example:4318"
    if of_the_system := next(filter(None, map(_of_the_system, _causes(error))), None):
        return of_the_system
    if isinstance(error, exceptions.ConnectionError):
        return "it closed the connection"
    return str(error) if type(error) is OSError else type(error).__name__


def _of_the_system(cause: BaseException) -> str | None:
    """What the operating system or its TLS says, if it is an error of theirs."""
    if isinstance(cause, socket.gaierror):
        return "its name was not found"
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"its certificate is not trusted: {cause.verify_message}"
    if isinstance(cause, ssl.SSLError):
        return f"TLS failed: {cause.reason}"
    return cause.strerror if isinstance(cause, OSError) else None


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: BaseException | None = error
    while seen is not None:
        yield seen
        seen = seen.__cause__ or seen.__context__


def _without_secrets(url: str) -> str:
    """The URL without a user, password, query or fragment."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"}:
        used = WHOLE_PATH if os.environ.get(WHOLE_PATH) else "OTEL_EXPORTER_OTLP_ENDPOINT"
        return f"the address in {used}"
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
