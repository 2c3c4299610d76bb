"""A function in a fork of this process: what is imported here need not be imported there again."""

import atexit
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Mapping

SECONDS_BETWEEN_LOOKS = 0.01


class Forked:
    """As `subprocess.Popen` has a command, in a process group of its own: its `pid`, what it says.

    The function gets `settings` in its environment, and no input. A signal ends it, as
    it ends a command; its open files stay open. Fork while this process has one thread, and no
    SQLite file open.
    """

    def __init__(self, work: Callable[[], int], settings: Mapping[str, str]) -> None:
        reader, writer = os.pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        self.pid = os.fork()
        if not self.pid:
            _become(work, settings, writer)
        os.close(writer)
        self.stdout = os.fdopen(reader, encoding="utf-8", errors="backslashreplace")
        self._exit_status: int | None = None
        self._asking = threading.Lock()

    def poll(self) -> int | None:
        """The exit status, less than 0 for the signal that ended it; None while it runs.

        Two threads may ask at once: only one of them is told by the kernel.
        """
        with self._asking:
            if self._exit_status is None:
                pid, status = os.waitpid(self.pid, os.WNOHANG)
                if pid:
                    self._exit_status = os.waitstatus_to_exitcode(status)
            return self._exit_status

    def wait(self) -> int:
        """The same at its end."""
        while (exit_status := self.poll()) is None:
            time.sleep(SECONDS_BETWEEN_LOOKS)
        return exit_status

    def close(self) -> None:
        """Wait for its end, and let go of its output."""
        self.stdout.close()
        self.wait()


def _become(work: Callable[[], int], settings: Mapping[str, str], output: int) -> None:
    """Turn the fork into a process of its own, and end it with what the function returns."""
    exit_status = 1
    try:
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            signal.signal(number, signal.SIG_DFL)  # the parent's handlers know of its own work
        os.setsid()
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(output, 1)
        os.dup2(output, 2)
        os.environ.update(settings)
        sys.stdout = os.fdopen(1, "w", buffering=1, closefd=False)
        sys.stderr = os.fdopen(2, "w", buffering=1, closefd=False)
        exit_status = work()
        atexit._run_exitfuncs()  # noqa: SLF001 - as `multiprocessing` does in a fork
    except BaseException:
        traceback.print_exc()
    finally:
        # Not an orderly exit: what the parent has begun is the parent's to end.
        os._exit(exit_status)
