"""What a reader is told instead of a page."""


class UnavailableError(Exception):
    """The file cannot be read at this moment; it may be over in a moment.

    reason: a key of `strings/`, under `unavailable`. detail: one line for the operator's log.
    """

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(detail or reason)
        self.reason = reason


class NotFoundError(Exception):
    """There is no such player, server, map or round; `subject` is a key of `strings/`."""

    def __init__(self, subject: str) -> None:
        super().__init__(subject)
        self.subject = subject
