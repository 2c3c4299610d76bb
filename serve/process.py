"""The process that serves: its socket, its workers, its end."""

import os
import signal
import socket
import sys
from types import FrameType

import uvicorn
from uvicorn.supervisors import Multiprocess

from extract.errors import BfstatsError
from serve.look import Look, unread_files
from serve.settings import read_settings

BACKLOG = 2_048
LONGEST_REQUEST_BYTES = 16_384
SECONDS_TO_END = 5


def run_server(host: str, port: int, workers: int, root_path: str, trusted_proxies: str) -> None:
    """Serve until SIGTERM or SIGINT, then end with status 0.

    Raises `UsageError` where a setting makes no sense, and `BfstatsError` where the address is
    taken.
    """
    settings = read_settings()
    Look(settings)  # a wrong setting is told before anything listens
    if unread := unread_files(settings.folder):
        sys.stderr.write(
            f"bfstats: no page reads {', '.join(map(str, unread))}: the files of a site are "
            "header.html, site.css and strings/LANGUAGE.toml\n"
        )
    listening = listening_socket(host, port)
    config = uvicorn.Config(
        "serve.app:from_environment",
        factory=True,
        workers=workers,
        root_path=f"/{root_path.strip('/')}".rstrip("/"),
        forwarded_allow_ips=trusted_proxies,
        log_level="warning",
        access_log=False,
        server_header=False,
        h11_max_incomplete_event_size=LONGEST_REQUEST_BYTES,
        timeout_graceful_shutdown=SECONDS_TO_END,
    )
    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, _end)
    address = f"http://{_shown(host)}:{listening.getsockname()[1]}/"
    sys.stderr.write(f"bfstats: pages on {address}\n")
    if workers > 1:
        Multiprocess(config, sockets=[listening]).run()
    else:
        uvicorn.Server(config).run(sockets=[listening])


def listening_socket(host: str, port: int) -> socket.socket:
    """A socket for the workers. Raises `BfstatsError` where the address is taken.

    It names its protocol, because asyncio turns Nagle's delay off only for sockets that do. With
    the delay each answer but a connection's first takes 40 ms.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP
        )[0]
        listening = socket.socket(family, kind, protocol)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(BACKLOG)
    except OSError as error:
        raise BfstatsError(
            f"cannot listen on {host}, port {port}: {os.strerror(error.errno or 0)}: "
            "name another with --host or --port"
        ) from error
    listening.set_inheritable(True)
    return listening


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _end(_signal: int, _frame: FrameType | None) -> None:
    """uvicorn, when it has ended, raises the signal once more."""
    sys.exit(0)
