"""Where a SQLite file cannot live: its WAL needs memory that all who open it share."""

import re
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


def refuse_network(path: Path) -> None:
    """Raise `DatabaseError` if a SQLite file at `path` would lie on another machine.

    Where a system does not tell what is mounted, nothing is refused.
    """
    try:
        mounts = MOUNTS.read_text(errors="surrogateescape")
    except OSError:
        return
    file_system = type_at(path.resolve(), mounts)
    if file_system in NETWORK_TYPES:
        raise DatabaseError(
            f"{path} is on a network file system ({file_system}), where readers and writers would "
            "damage it: set BFSTATS_DB to a file on a disk of this machine"
        )


def type_at(path: Path, mounts: str) -> str:
    """The type of the file system that an absolute path without links is on, '' if none is told."""
    found = Path("/"), ""
    for line in mounts.splitlines():
        mount, separator, file_system = line.partition(" - ")
        if not separator:
            continue
        point = Path(_unescaped(mount.split(" ")[4]))
        # Of two on one point, the later hides the earlier.
        if path.is_relative_to(point) and len(point.parts) >= len(found[0].parts):
            found = point, file_system.split(" ")[0]
    return found[1]


def _unescaped(text: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), text)
