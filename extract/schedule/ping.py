"""Tell a dead-man switch that a cadence succeeded: it raises the alarm when that stops."""

from http.client import HTTPException
from urllib.request import urlopen

from extract.config import setting
from extract.errors import UsageError

TIMEOUT_SECONDS = 10


def ping(cadence: str) -> str | None:
    """Fetch the URL in `BFSTATS_PING_<CADENCE>`, if there is one.

    Returns why that failed, without the URL, whose path is a secret; None where it did not.
    """
    try:
        url = setting(f"BFSTATS_PING_{cadence.upper()}")
    except UsageError as error:
        return str(error)
    if not url:
        return None
    if not url.startswith(("http://", "https://")):
        return "not an http:// or https:// URL"
    if " " in url:
        return "a URL without spaces is needed"
    try:
        urlopen(url, timeout=TIMEOUT_SECONDS).close()  # noqa: S310 - the scheme was checked
    except (OSError, HTTPException, ValueError) as error:
        return f"{type(error).__name__}: {error}".replace(url, "the URL")
    return None
