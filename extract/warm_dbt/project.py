"""The files that dbt reads of the project, and whether they are those of another time."""

import os
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from extract.config import PROJECT_ROOT

_VARIABLE = re.compile(r"""env_var\(\s*['"](\w+)""")
_PATTERNS = ("*.yml", "models/**/*.*", "macros/**/*.*", "seeds/**/*.*")
_NOT_READ = (".", "#", "~")
"""What the names of files begin with that editors leave, and that dbt does not read."""


def project_files(project: Path = PROJECT_ROOT) -> Iterator[Path]:
    """Every file that decides what dbt builds."""
    for pattern in _PATTERNS:
        for path in project.glob(pattern):
            if path.is_file() and not path.name.startswith(_NOT_READ):
                yield path


def project_digest(project: Path = PROJECT_ROOT) -> str:
    """A digest of their names and contents, and of the environment variables that they read.

    Not of those in profiles: these say where a database is, and how it is reached.
    """
    digest = sha256()
    variables = set()
    for path in sorted(project_files(project)):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(project)}\0{len(content)}\0".encode())
        digest.update(content)
        if path.name != "profiles.yml":
            variables.update(_VARIABLE.findall(content.decode(errors="replace")))
    for name in sorted(variables):
        digest.update(f"{name}\0{os.environ.get(name)}\0".encode())
    return digest.hexdigest()
