"""What went wrong at ClickHouse, in one line, and whether to ask again."""

import re
import ssl
from collections.abc import Iterator
from http.client import IncompleteRead

from clickhouse_connect.driver.exceptions import StreamFailureError
from urllib3.exceptions import ProtocolError, ReadTimeoutError

from extract.errors import IncompleteReadError, SourceError, TransientSourceError
from extract.sources.profile import code_of

AUTHENTICATION_FAILED = 516
UNKNOWN_DATABASE = 81
# Too many queries at once, no socket, network, connection, replica or keeper: over in a moment.
TRANSIENT_CODES = {202, 203, 209, 210, 279, 425, 999}
TRANSIENT_STATUSES = {429, 502, 503, 504}

_LOST_CONNECTION = (ConnectionError, IncompleteRead, ProtocolError)
_SILENCE = (TimeoutError, ReadTimeoutError)


def failure(name: str, error: Exception) -> SourceError:
    """What went wrong, of a kind that says whether to ask again."""
    line = one_line(name, error)
    number = code_of(error)
    if is_silence(error):
        # It has been waited for already.
        return SourceError(f"{name} did not answer in time")
    if number is None and isinstance(error, StreamFailureError):
        return IncompleteReadError(line)
    is_transient = _is_transient(error) if number is None else number in TRANSIENT_CODES
    return TransientSourceError(line) if is_transient else SourceError(line)


def _is_transient(error: Exception) -> bool:
    """Whether an error without a code of ClickHouse may be over in a moment."""
    if status := re.search(r"HTTP status (\d+)", str(error)):
        return int(status[1]) in TRANSIENT_STATUSES
    return any(isinstance(cause, _LOST_CONNECTION) for cause in _causes(error))


def is_silence(error: Exception) -> bool:
    """Whether no answer came in time."""
    return any(isinstance(cause, _SILENCE) for cause in _causes(error))


def one_line(name: str, error: Exception) -> str:
    """What went wrong, in one line without the client's wrapping."""
    text = str(error)
    number = code_of(error)
    if number == AUTHENTICATION_FAILED or "AUTHENTICATION_FAILED" in text:
        return f"{name} refused the user or the password in BFSTATS_SOURCE"
    if number == UNKNOWN_DATABASE or "UNKNOWN_DATABASE" in text:
        return f"{name}: there is no such database"
    if number is not None:
        return f"{name}: {' '.join(text.split())[:300]}"
    if isinstance(error, StreamFailureError):
        return f"{name} broke off in the middle of an answer"
    return f"{name}: {_innermost_reason(error)[:300]}"


def _innermost_reason(error: BaseException) -> str:
    """What is behind the client's error, in the operating system's words where it has some."""
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"its certificate is not trusted: {cause.verify_message}"
        if isinstance(cause, OSError) and cause.strerror:
            return cause.strerror
        if isinstance(cause, _LOST_CONNECTION):
            return "it closed the connection"
    return " ".join(str(error).split())


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and what is behind it."""
    seen: BaseException | None = error
    while seen is not None:
        yield seen
        reason = getattr(seen, "reason", None)
        behind = seen.__cause__ or seen.__context__
        seen = behind or (reason if isinstance(reason, BaseException) else None)
