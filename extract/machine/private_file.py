"""A line in a file that nobody else can read, such as an address with its password."""

import os
import stat
from pathlib import Path

from extract.errors import UsageError

LONGEST_LINE_BYTES = 65_536
ROOT = 0
_OTHERS_CAN_READ = stat.S_IRWXG | stat.S_IRWXO


def line_of_private_file(file: Path, setting: str) -> str:
    """The one line of a file that only its owner, who is this user or root, can read.

    Secrets of containers are mounted read-only, and can be read by all who are in the container:
    that, too, will do. Raises `UsageError`, which names the setting.
    """
    try:
        with open(file, "rb", opener=without_waiting) as opened:
            status = os.fstat(opened.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise UsageError(f"{setting}={file} is not a file")
            is_own = status.st_uid in (os.geteuid(), ROOT)
            is_private = is_own and not status.st_mode & _OTHERS_CAN_READ
            if not is_private and not os.fstatvfs(opened.fileno()).f_flag & os.ST_RDONLY:
                raise UsageError(
                    f"{setting}={file} can be read by others: "
                    f"make it your own, and type chmod 600 {file}"
                )
            lines = opened.read(LONGEST_LINE_BYTES).decode().splitlines()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not text in UTF-8"
        raise UsageError(f"cannot read {setting}={file}: {reason}") from None
    if len(lines) != 1:
        raise UsageError(f"{setting}={file} has {len(lines)} lines, and not one")
    return lines[0].strip()


def without_waiting(path: str, flags: int) -> int:
    """An opener that does not wait for somebody to write to a pipe."""
    return os.open(path, flags | os.O_NONBLOCK)
