"""A machine for cron alone: a namespace with the system's own programs and crontabs of its own.

Nothing that is done in it reaches the real crontabs, and all that runs in it ends with it, or with
the tests. It needs Linux, root, and Debian's cron.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

PROGRAMS = ("/usr/sbin/cron", "/usr/bin/crontab", "/usr/bin/unshare", "/usr/bin/nsenter")
NAMESPACE = ["/usr/bin/unshare", "--mount", "--pid", "--fork", "--mount-proc", "--kill-child"]
ZONES = Path("/usr/share/zoneinfo")

# /run holds cron's pid and its mark that @reboot has been; /etc the system's crontabs and the zone.
MAKE_PRIVATE = """
mount -t tmpfs tmpfs /run
mount -t tmpfs tmpfs /var/spool/cron
mkdir -m 1730 /var/spool/cron/crontabs
chgrp crontab /var/spool/cron/crontabs
mkdir /run/etc
cp -a /etc/. /run/etc
mount --bind /run/etc /etc
rm -rf /etc/crontab /etc/cron.* /etc/environment /etc/default/locale
ln -sf "$0" /etc/localtime
echo ready
exec cat
"""

# What systemd does with Debian's cron.service: `EnvironmentFile=-/etc/default/cron`.
START_CRON = """
set -a
. /etc/default/cron
exec /usr/sbin/cron -f
"""
SYSTEM_PATH = "/usr/sbin:/usr/bin:/sbin:/bin"


@cache
def why_there_is_none() -> str | None:
    """Why no such machine can be made here; None where it can."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "a namespace for cron needs Linux and root"
    if missing := [program for program in PROGRAMS if not Path(program).exists()]:
        return f"there is no {missing[0]} (Debian: apt-get install cron)"
    tried = subprocess.run(
        [*NAMESPACE, "mount", "-t", "tmpfs", "tmpfs", "/run"],
        capture_output=True,
        text=True,
        check=False,
    )
    return f"namespaces are not allowed here: {tried.stderr.strip()}" if tried.returncode else None


@dataclass(frozen=True)
class Machine:
    """The namespace of a process, by its id."""

    process_id: int

    def run(
        self,
        *command: str,
        text: str | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """Run a program in it with `text` as its input and hardly any environment."""
        return subprocess.run(
            [*self._entered, *command],
            env={"HOME": "/root", "PATH": SYSTEM_PATH, **(environment or {})},
            input=text or "",
            capture_output=True,
            text=True,
            check=False,
        )

    def crontab(self) -> str:
        """The user's crontab, `''` for none."""
        return self.run("crontab", "-l").stdout

    def set_crontab(self, text: str) -> None:
        """Let that be the user's crontab."""
        done = self.run("crontab", "-", text=text)
        assert done.returncode == 0, done.stderr

    @contextmanager
    def cron(self) -> Iterator[None]:
        """The daemon, started as systemd starts it."""
        with subprocess.Popen(
            [*self._entered, "/bin/sh", "-euc", START_CRON],
            env={"PATH": SYSTEM_PATH},
            stdin=subprocess.DEVNULL,
        ) as entered:
            try:
                yield
            finally:
                self.run("/bin/sh", "-c", "kill $(cat /run/crond.pid)")
                entered.kill()

    @property
    def _entered(self) -> list[str]:
        return ["/usr/bin/nsenter", f"--target={self.process_id}", "--mount", "--pid", "--wd=/"]


@contextmanager
def open_machine(zone: str = "UTC") -> Iterator[Machine]:
    """A machine whose clock shows the time of that zone; the test is skipped where none can be."""
    if reason := why_there_is_none():
        pytest.skip(reason)
    if not (ZONES / zone).exists():
        pytest.skip(f"there is no {ZONES / zone} (Debian: apt-get install tzdata)")
    with subprocess.Popen(
        [*NAMESPACE, "/bin/sh", "-euc", MAKE_PRIVATE, str(ZONES / zone)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        # Leaving this block, or dying, closes the pipe: the namespace's first process then ends,
        # and the kernel kills all others in it.
        assert holder.stdout is not None
        assert holder.stdout.readline() == "ready\n"
        children = Path(f"/proc/{holder.pid}/task/{holder.pid}/children").read_text()
        yield Machine(int(children))
