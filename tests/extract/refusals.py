"""What a command must say and leave where it refuses: one clear line, and everything as it was."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path


def snapshot(folder: Path) -> dict[str, str]:
    """Everything under the folder, with a hash of what is in it."""
    return {
        str(path.relative_to(folder)): (
            hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
        )
        for path in sorted(folder.rglob("*"))
    }


def assert_one_line(done: subprocess.CompletedProcess[str], said: str, status: int = 1) -> None:
    assert done.stderr.count("\n") == 1, done.stderr
    assert done.stderr.startswith("bfstats: ")
    assert said in done.stderr
    assert (done.stdout, done.returncode) == ("", status)
