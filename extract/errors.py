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


class IncompleteReadError(SourceError):
    """The source sent fewer or more rows than it counted itself."""


class DatabaseError(BfstatsError):
    """The SQLite file cannot be opened, made or written."""


class LockHeldError(BfstatsError):
    """Another run is at work on the same SQLite file."""

    exit_status = 75
