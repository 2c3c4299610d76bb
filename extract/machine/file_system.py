"""Where a SQLite file cannot live: all who open it have to share one WAL, and its memory."""

import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from extract.errors import DatabaseError

MOUNTS = Path("/proc/self/mountinfo")
"""What Linux says is mounted where: see proc_pid_mountinfo(5)."""

NETWORK_TYPES = frozenset(
    [
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "coda", "ncpfs", "davfs"),
        *("beegfs", "gfs2", "glusterfs", "gpfs", "lustre", "ocfs2", "orangefs", "pvfs2"),
        *("fuse.ceph-fuse", "fuse.curlftpfs", "fuse.davfs2", "fuse.gcsfuse", "fuse.glusterfs"),
        *("fuse.gvfsd-fuse", "fuse.juicefs", "fuse.rclone", "fuse.s3fs", "fuse.sshfs"),
    ]
)

SUFFIXES = ("", "-wal", "-shm", "-journal", ".lock")
"""What the names of a SQLite file, of SQLite's files beside it, and of its lock end in."""


def place_of(path: Path) -> Path:
    """The one name of the SQLite file that `path` leads to, over whatever links.

    SQLite and the lock name their files after it. A link to a file that is not there yet is where
    that file will be, as it is for SQLite. Raises `DatabaseError` where the file could be damaged:
    on a network file system, under two names, mounted by itself, or behind a link that leads
    nowhere.
    """
    place = _followed(path)
    _refuse_what_is_no_file(place)
    mounts = _mounts()
    _refuse_network(place, mounts)
    _refuse_mounted_alone(place, mounts)
    return place


def refuse_own_files(target: Path, database: Path) -> None:
    """Raise `DatabaseError` if writing `target` would write over the SQLite file, or beside it."""
    own = [database.with_name(database.name + suffix) for suffix in SUFFIXES]
    if target.resolve() in own or any(_is_same_file(target, file) for file in own):
        raise DatabaseError(f"{target} is the database itself, or a part of it: name another file")


def type_at(path: Path, mounts: str) -> str:
    """The type of the file system that an absolute path without links is on, '' if none is told."""
    found = Path("/"), ""
    for point, file_system in _points(mounts):
        # Of two on one point, the later hides the earlier.
        if path.is_relative_to(point) and len(point.parts) >= len(found[0].parts):
            found = point, file_system
    return found[1]


def _followed(path: Path) -> Path:
    try:
        place = path.resolve()
    except (OSError, RuntimeError):  # until Python 3.13 a RuntimeError
        raise DatabaseError(f"BFSTATS_DB={path} is a link that leads to itself") from None
    is_folder_there = place.parent.is_dir()
    for link in (path, *path.parents):
        if link.is_symlink() and not link.exists() and not (link == path and is_folder_there):
            raise DatabaseError(
                f"BFSTATS_DB={path} goes over the link {link}, which leads to nothing: "
                f"mount or make {link.resolve()}, or take the link away"
            )
    return place


def _refuse_what_is_no_file(place: Path) -> None:
    try:
        found = place.stat()
    except OSError:
        return  # there is none yet, or whoever opens it will say what is wrong
    if stat.S_ISDIR(found.st_mode):
        raise DatabaseError(
            f"{place} is a folder: set BFSTATS_DB to a file in it, such as {place}/bfstats.db"
        )
    if not stat.S_ISREG(found.st_mode):
        raise DatabaseError(f"{place} is not a file: set BFSTATS_DB to another")
    if found.st_nlink > 1:
        raise DatabaseError(
            f"{place} has {found.st_nlink} names (hard links), and under each a WAL of its own, "
            f"which would damage it: keep one (find FOLDER -samefile {place} shows them)"
        )


def _mounts() -> str:
    """Where a system does not tell what is mounted, nothing is refused."""
    with suppress(OSError):
        return MOUNTS.read_text(errors="surrogateescape")
    return ""


def _refuse_network(place: Path, mounts: str) -> None:
    file_system = type_at(place, mounts)
    if file_system in NETWORK_TYPES:
        raise DatabaseError(
            f"{place} is on a network file system ({file_system}), where readers and writers would "
            "damage it: set BFSTATS_DB to a file on a disk of this machine"
        )


def _refuse_mounted_alone(place: Path, mounts: str) -> None:
    points = {point for point, _ in _points(mounts)}
    for suffix in SUFFIXES:
        part = place.with_name(place.name + suffix)
        if part in points and not part.is_dir():
            raise DatabaseError(
                f"{part} is mounted by itself, apart from the files beside it, which damages the "
                "database: mount the whole folder that it lies in"
            )


def _points(mounts: str) -> Iterator[tuple[Path, str]]:
    """Each mount point, and the type of its file system."""
    for line in mounts.splitlines():
        mount, separator, file_system = line.partition(" - ")
        if separator:
            yield Path(_unescaped(mount.split(" ")[4])), file_system.split(" ")[0]


def _unescaped(text: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), text)


def _is_same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
