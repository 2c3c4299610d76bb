"""The files that dbt reads of the project, and whether they are those of another time."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from extract.config import PROJECT_ROOT

_PATTERNS = ("*.yml", "models/**/*.*", "macros/**/*.*", "seeds/*.*")


def project_files(project: Path = PROJECT_ROOT) -> Iterator[Path]:
    """Every file that decides what dbt builds."""
    for pattern in _PATTERNS:
        yield from project.glob(pattern)


def project_digest(project: Path = PROJECT_ROOT) -> str:
    """A digest of their names and contents."""
    digest = sha256()
    for path in sorted(project_files(project)):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(project)}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
