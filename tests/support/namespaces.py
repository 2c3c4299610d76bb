"""Mounts of a test's own: a user namespace in which anyone is root over what is mounted where."""

from __future__ import annotations

import shutil
import subprocess

import pytest

IN_A_NAMESPACE = ["unshare", "--map-root-user", "--mount"]


def has_namespaces() -> bool:
    """Whether this machine lets a test mount what it likes."""
    if shutil.which("unshare") is None:
        return False
    return not subprocess.run(
        [*IN_A_NAMESPACE, "true"], capture_output=True, check=False
    ).returncode


needs_namespaces = pytest.mark.skipif(
    not has_namespaces(), reason="mounts of its own need unshare(1) and user namespaces"
)
