"""What one process works out with dbt, and later ones need: files in dbt's target folder.

What is in it can run as code, like the project itself. `dbt clean` removes it.
"""

import os
import platform
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path

_PACKAGES = (
    *("dbt-core", "dbt-adapters", "dbt-common"),
    *("dbt-sqlite", "dbt-duckdb", "dbt-clickhouse"),
)
"""Not all of them are in each environment."""


def kept(file: Path, made_of: str = "") -> bytes | None:
    """What was kept there, if it is whole, and made of the same by the same versions; else none."""
    try:
        digest, _, content = file.read_bytes().partition(b"\n")
    except OSError:
        return None
    return content if digest == _digest(content, made_of) else None


def keep(file: Path, content: bytes, made_of: str = "") -> None:
    """Put it in place whole, if that is possible: another process may do the same."""
    written = file.with_suffix(f".{os.getpid()}")
    with suppress(OSError):  # nobody may write there, or the disk is full
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            written.write_bytes(_digest(content, made_of) + b"\n" + content)
            written.replace(file)
        finally:
            written.unlink(missing_ok=True)


def _digest(content: bytes, made_of: str) -> bytes:
    return sha256(f"{_versions()}\0{made_of}\0".encode() + content).hexdigest().encode()


@cache
def _versions() -> str:
    # takes a while, which an idle minute need not wait
    from importlib.metadata import PackageNotFoundError, version

    versions = [platform.python_version()]
    for package in _PACKAGES:
        with suppress(PackageNotFoundError):
            versions.append(f"{package} {version(package)}")
    return ", ".join(versions)
