"""Everything that bfstats reports in one line instead of a traceback."""


class BfstatsError(Exception):
    """Base of all errors that a user can act on; the text is one line that says what to do.

    `exit_status` is what the command ends with (sysexits.h: 75 is EX_TEMPFAIL).
    """

    exit_status = 1


class UsageError(BfstatsError):
    """An option or a setting makes no sense."""

    exit_status = 2


class SourceError(BfstatsError):
    """The source cannot be reached, read or understood."""


class TransientSourceError(SourceError):
    """The source failed in a way that may be over in a moment: ask again."""


class IncompleteReadError(TransientSourceError):
    """The source sent other rows than it should: fewer, more, or in another order."""


class DatabaseError(BfstatsError):
    """The SQLite file cannot be opened, made or written."""


class LockHeldError(BfstatsError):
    """Another run is at work on the same SQLite file."""

    exit_status = 75
