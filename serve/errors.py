"""What a reader is told instead of a page."""

from collections.abc import Sequence


class UnavailableError(Exception):
    """The file cannot be read at this moment; it may be over in a moment.

    reason: a key of `strings/`, under `unavailable`. detail: one line for the operator's log.
    """

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(detail or reason)
        self.reason = reason


class UnknownValueError(Exception):
    """A parameter names a kind that the file does not have; `known` are those that it has."""

    def __init__(self, parameter: str, known: Sequence[str]) -> None:
        super().__init__(parameter)
        self.parameter = parameter
        self.known = known


class NotFoundError(Exception):
    """There is no such player, server, map or round; `subject` is a key of `strings/`."""

    def __init__(self, subject: str) -> None:
        super().__init__(subject)
        self.subject = subject
