"""Do the pages answer? Asked over HTTP, as a reader would ask them."""

import json
from dataclasses import dataclass
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import ProxyHandler, build_opener

from extract import config
from extract.errors import UsageError

VARIABLE = "BFSTATS_SITE_ADDRESS"
SECONDS_TO_ANSWER = 5


@dataclass(frozen=True)
class PagesStatus:
    """The pages at an address: what they say of themselves, or why there is no answer."""

    address: str
    answer: str
    is_answering: bool


def read_pages_status() -> PagesStatus | None:
    """The pages that the environment names; None where it names none.

    Pages that say they are overdue do answer. Raises `UsageError` where the address is none.
    """
    address = config.setting(VARIABLE)
    if not address:
        return None
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
        raise UsageError(f"{VARIABLE} is not an address such as http://127.0.0.1:1942/")
    try:
        answer = _answer(f"{address.rstrip('/')}/health")
    except (OSError, HTTPException, ValueError, KeyError, TypeError) as error:
        reason = getattr(error, "reason", None) or error
        return PagesStatus(address, str(reason) or type(error).__name__, is_answering=False)
    return PagesStatus(address, answer, is_answering=True)


def _answer(health: str) -> str:
    """The word of `/health`: it comes with status 200, or with 503."""
    opener = build_opener(ProxyHandler({}))
    try:
        with opener.open(health, timeout=SECONDS_TO_ANSWER) as answer:
            return str(json.load(answer)["status"])
    except HTTPError as error:
        with error:
            return str(json.load(error)["status"])
