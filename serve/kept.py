"""The last answers of one state of the file, as they were sent: what many ask is made once."""

from collections import OrderedDict
from collections.abc import Hashable, Mapping
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from serve.database import Database
from serve.errors import UnavailableError
from serve.language import Language, preferred

MOST_BYTES = 32 * 1024 * 1024
"""Of all answers and their addresses: thousands of pages as browsers ask for them, compressed."""

BYTES_OF_OBJECTS = 1_000
"""What Python takes for one answer beside its bytes."""

_Question = tuple[str, bytes, str, bool]
"""A path, what is asked of it, the language, and whether it may be compressed."""

_OF_304 = (b"etag", b"cache-control", b"vary")


class Kept:
    """Sends a public answer again, without asking the application, until the file changes.

    An answer is public if it has a tag (`ETag`). It is made of the file, the address, the language
    and the encoding alone.
    """

    def __init__(
        self,
        app: ASGIApp,
        database: Database,
        languages: Mapping[str, Language],
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self._app = app
        self._database = database
        self._languages = languages
        self._most_bytes = most_bytes
        self._bytes = 0
        self._state: Hashable = None
        self._answers: OrderedDict[_Question, list[Message]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or scope["method"] != "GET" or not self._is_readable():
            await self._app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        question = (
            scope["path"],
            scope["query_string"],
            preferred(self._languages, asked.get("accept-language", "")).code,
            "gzip" in asked.get("accept-encoding", ""),
        )
        answer = self._answers.get(question)
        if answer is None:
            answer, state = [], self._state
            await self._app(scope, receive, _noting(answer, send))
            if state == self._state:  # another request may have met a newer one meanwhile
                self._keep(question, answer)
            return
        self._answers.move_to_end(question)
        for message in _for_reader(answer, asked.get("if-none-match", "")):
            await send(message)

    def _is_readable(self) -> bool:
        """Whether there is a file; answers of another state of it are forgotten."""
        try:
            state = self._database.state()
        except UnavailableError:
            return False
        if state != self._state:
            self._state = state
            self._answers.clear()
            self._bytes = 0
        return True

    def _keep(self, question: _Question, answer: list[Message]) -> None:
        start, last = answer[0], answer[-1]
        is_public = start["status"] == HTTPStatus.OK and Headers(raw=start["headers"]).get("etag")
        if is_public and not last.get("more_body", False):
            self._forget(question)
            self._answers[question] = answer
            self._bytes += _bytes_of(question, answer)
            while self._bytes > self._most_bytes:
                self._forget(next(iter(self._answers)))

    def _forget(self, question: _Question) -> None:
        if answer := self._answers.pop(question, None):
            self._bytes -= _bytes_of(question, answer)


def _bytes_of(question: _Question, answer: list[Message]) -> int:
    path, query, *_ = question
    headers = sum(len(name) + len(value) for name, value in answer[0]["headers"])
    bodies = sum(len(message.get("body", b"")) for message in answer)
    return len(path) + len(query) + headers + bodies + BYTES_OF_OBJECTS


def is_known(tag: str, if_none_match: str) -> bool:
    """Whether If-None-Match names the tag: weakly, as RFC 9110 compares it."""
    named = [part.strip().removeprefix("W/") for part in if_none_match.split(",")]
    return if_none_match.strip() == "*" or tag.removeprefix("W/") in named


def _noting(answer: list[Message], send: Send) -> Send:
    async def send_and_note(message: Message) -> None:
        # Who sends it on adds headers of his own to the same list.
        copied = (
            {**message, "headers": list(message["headers"])} if "headers" in message else message
        )
        answer.append(copied)
        await send(message)

    return send_and_note


def _for_reader(answer: list[Message], if_none_match: str) -> list[Message]:
    """The messages of an answer, or those of 304 where the reader has it already."""
    headers = answer[0]["headers"]
    if not is_known(Headers(raw=headers)["etag"], if_none_match):
        return [{**answer[0], "headers": list(headers)}, *answer[1:]]
    few = [(name, value) for name, value in headers if name in _OF_304]
    return [
        {"type": "http.response.start", "status": HTTPStatus.NOT_MODIFIED, "headers": few},
        {"type": "http.response.body", "body": b""},
    ]
