"""ClickHouse's side of HTTP: what a request asks for, and how an answer is sent, or broken off."""

from __future__ import annotations

import base64
import gzip
import secrets
import socket
import socketserver
import ssl
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing, suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

import lz4.frame

from tests.support.engine import READS, STREAMS, ClickHouseError, run
from tests.support.faults import Fault

if TYPE_CHECKING:
    from tests.support.clickhouse_server import ClickHouseServer

HOST = "127.0.0.1"


def _lz4_decompressed(body: bytes) -> bytes:
    """All frames of a body: clickhouse-connect sends one for each block that it inserts."""
    parts = []
    while body:
        frame = lz4.frame.LZ4FrameDecompressor()
        parts.append(frame.decompress(body))
        body = frame.unused_data or b""
    return b"".join(parts)


BODY_DECOMPRESSORS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.decompress,
    "lz4": _lz4_decompressed,
}


class HttpServer(socketserver.ThreadingMixIn, HTTPServer):
    """Answers for a ``ClickHouseServer``, a thread for each connection."""

    # Closing the server waits for these: a connection left to the engine would keep its folder.
    daemon_threads = False
    request_queue_size = 64

    def __init__(self, address: tuple[str, int], clickhouse: ClickHouseServer) -> None:
        self.clickhouse = clickhouse
        self._connections: set[socket.socket] = set()
        super().__init__(address, _Handler)

    def server_bind(self) -> None:
        # HTTPServer's own asks the network for the host's name.
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.socket.getsockname()[1]

    def encrypt(self, certificate: Path) -> None:
        """Speak TLS from the next connection on."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        self.socket = context.wrap_socket(self.socket, server_side=True)

    def reopen(self) -> None:
        """Listen with a new socket where the last one did."""
        self.socket = socket.socket(self.address_family, self.socket_type)
        self.server_bind()
        self.server_activate()

    def get_request(self) -> tuple[socket.socket, Any]:
        connection, client = super().get_request()
        self._connections.add(connection)
        return connection, client

    def shutdown_request(self, request: Any) -> None:
        self._connections.discard(request)
        super().shutdown_request(request)

    def close_connections(self) -> None:
        for connection in list(self._connections):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: Any, client_address: Any) -> None:
        # A client that goes away is part of the tests.
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # An answer is several small writes; each would wait for the client to acknowledge the last.
    disable_nagle_algorithm = True
    server: HttpServer

    def log_message(self, *arguments: Any) -> None:
        """Nothing: ``ClickHouseServer.statements`` has what came."""

    def do_GET(self) -> None:
        if urlsplit(self.path).path == f"{self.server.clickhouse.path}/ping":
            self._send(200, {}, [b"Ok.\n"])
        else:
            self.do_POST()

    def do_POST(self) -> None:
        clickhouse = self.server.clickhouse
        parameters = dict(parse_qsl(urlsplit(self.path).query, keep_blank_values=True))
        body = self._read_body()
        if (path := urlsplit(self.path).path).rstrip("/") != clickhouse.path:
            self._send(404, {}, [f"There is no handle {path}\n".encode()])
            return
        try:
            clickhouse.authenticate(*self._credentials(parameters))
            parts = (parameters.get("query", "").encode(), self._decoded(body))
        except ClickHouseError as error:
            self._send_error(error)
            return
        statement = b"\n".join(part for part in parts if part)
        text = statement.decode(errors="backslashreplace")
        clickhouse.statements.append(text)
        hook = clickhouse.fault
        fault = hook(text) if hook else None
        if fault is None:
            self._send_result(statement, parameters)
        elif fault.status is not None:
            self._send_error(ClickHouseError(fault.message), fault.status)
        elif fault.is_before_the_answer:
            self._break_off(fault)
        else:
            self._send_result(fault.rewritten(statement), parameters, fault)

    def _read_body(self) -> bytes:
        if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        chunks = []
        while size := int(self.rfile.readline(), 16):
            chunks.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(chunks)

    def _decoded(self, body: bytes) -> bytes:
        encoding = self.headers.get("Content-Encoding")
        is_form = self.headers.get_content_maintype() == "multipart"
        if is_form or (encoding and encoding not in BODY_DECOMPRESSORS):
            raise ClickHouseError("Code: 48. DB::Exception: No such body here. (NOT_IMPLEMENTED)")
        return BODY_DECOMPRESSORS[encoding](body) if encoding else body

    def _credentials(self, parameters: Mapping[str, str]) -> tuple[str, str]:
        """User and password from wherever ClickHouse takes them: Basic, its headers, the URL."""
        scheme, _, token = self.headers.get("Authorization", "").partition(" ")
        if scheme == "Basic":
            username, _, password = base64.b64decode(token).decode().partition(":")
            return username, password
        username = self.headers.get("X-ClickHouse-User") or parameters.get("user", "default")
        password = self.headers.get("X-ClickHouse-Key") or parameters.get("password", "")
        return username, password

    def _send_result(
        self, statement: bytes, parameters: Mapping[str, str], fault: Fault | None = None
    ) -> None:
        settings = {}
        if fault is not None and fault.rows_per_block is not None:
            # A table read in its own order comes in granules, however small the blocks are asked.
            settings = {
                "max_block_size": str(fault.rows_per_block),
                "optimize_read_in_order": "0",
            }
        clickhouse = self.server.clickhouse
        profile = (fault and fault.profile) or clickhouse.profile
        asked = {**parameters, **settings}
        running = run(clickhouse.directory, statement, asked, profile, clickhouse.sessions)
        with closing(running) as blocks:
            try:
                # One block is awaited, so that most errors come with a status of their own.
                awaited = None if parameters.get("wait_end_of_query") == "1" else 1
                started = list(islice(blocks, awaited))
            except ClickHouseError as error:
                self._send_error(error)
                return
            headers = {"X-ClickHouse-Timezone": clickhouse.time_zone}
            if READS.match(statement):
                streams = STREAMS.fullmatch(statement)
                headers["X-ClickHouse-Format"] = "Native" if streams else "TabSeparated"
            whole = chain(started, blocks)
            self._send(200, headers, whole if fault is None else fault.cut(whole), fault)

    def _send_error(self, error: ClickHouseError, status: int | None = None) -> None:
        code = {} if error.code is None else {"X-ClickHouse-Exception-Code": str(error.code)}
        self._send(status or error.status, code, [error.text.encode()])

    def _send(
        self,
        status: int,
        headers: Mapping[str, str],
        blocks: Iterable[bytes],
        fault: Fault | None = None,
    ) -> None:
        tag = secrets.token_hex(8)
        self.send_response(status)
        for name, text in headers.items():
            self.send_header(name, text)
        self.send_header("X-ClickHouse-Exception-Tag", tag)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        try:
            for block in blocks:
                self._send_chunk(block)
        except ClickHouseError as error:
            self._send_late_error(error, tag.encode())
            return
        if fault is not None and fault.ending != "clean":
            self._break_off(fault)
        else:
            self.wfile.write(b"0\r\n\r\n")

    def _send_late_error(self, error: ClickHouseError, tag: bytes) -> None:
        """The status is gone: ClickHouse writes the error behind the rows, and breaks off."""
        text = error.text.encode()
        marked = b"\r\n__exception__\r\n%b\r\n%b\n%d %b\r\n__exception__\r\n"
        self._send_chunk(marked % (tag, text, len(text) + 1, tag))
        self.close_connection = True

    def _send_chunk(self, data: bytes) -> None:
        if data:
            self.wfile.write(b"%x\r\n%b\r\n" % (len(data), data))

    def _break_off(self, fault: Fault) -> None:
        clickhouse = self.server.clickhouse
        hook = clickhouse.fault
        while fault.ending == "hang" and clickhouse.fault is hook:
            if clickhouse.stopping.wait(0.05):
                break
        if fault.ending == "refuse":
            clickhouse.stop_listening()
        self.close_connection = True
