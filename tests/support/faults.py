"""Ways in which the tests' ClickHouse server fails on request."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from tests.support.profiles import Profile


@dataclass(frozen=True)
class Fault:
    """What goes wrong with one answer.

    With ``status`` the answer is that status and ``message``, and nothing runs. Otherwise the
    answer breaks off: after so many bytes or whole Native blocks of its body, or, where neither is
    given, before its first line. ``ending`` says how: ``clean`` looks like a complete answer,
    ``abort`` closes the connection, ``hang`` leaves it open in silence until the server stops or
    its fault becomes another, and ``refuse`` closes it and lets no one connect until the server
    listens again.

    ``rows_per_block`` makes a sorted ``SELECT`` come in blocks of that size. ``rewrite`` runs
    another statement in the place of the one that came. ``repeats`` sends each block twice, and
    ``seconds_per_block`` waits before each. With a ``profile`` the user has it, whatever the
    server's is.
    """

    status: int | None = None
    message: str = "Code: 1001. DB::Exception: Broken on purpose. (STD_EXCEPTION)"
    after_bytes: int | None = None
    after_blocks: int | None = None
    rows_per_block: int | None = None
    ending: Literal["clean", "abort", "hang", "refuse"] = "clean"
    rewrite: Callable[[str], str] | None = None
    repeats: bool = False
    seconds_per_block: float = 0.0
    profile: Profile | None = None

    @property
    def is_before_the_answer(self) -> bool:
        """Whether not even a status is sent."""
        return self.ending != "clean" and self.after_bytes is None and self.after_blocks is None

    def cut(self, blocks: Iterable[bytes]) -> Iterator[bytes]:
        """The part of the body that is sent."""
        bytes_left = self.after_bytes
        for blocks_sent, block in enumerate(self._sent(blocks)):
            if blocks_sent == self.after_blocks or bytes_left == 0:
                return
            sent = block[:bytes_left]
            yield sent
            if bytes_left is not None:
                bytes_left -= len(sent)

    def rewritten(self, statement: bytes) -> bytes:
        """The statement that runs."""
        return self.rewrite(statement.decode()).encode() if self.rewrite else statement

    def _sent(self, blocks: Iterable[bytes]) -> Iterator[bytes]:
        for block in blocks:
            time.sleep(self.seconds_per_block)
            yield from [block] * (1 + self.repeats)


FaultHook = Callable[[str], Fault | None]


def selecting(change: str) -> Callable[[str], str]:
    """A ``rewrite`` that selects from what the statement selects; ``{}`` stands for the latter."""

    def rewrite(statement: str) -> str:
        query, separator, output_format = statement.rpartition("FORMAT")
        return f"{change.format(f'({query})')} {separator} {output_format}"

    return rewrite


def fault_on(pattern: str, fault: Fault, times: int | None = None) -> FaultHook:
    """A hook that breaks statements in which the regular expression is found, whatever their case.

    It breaks the first ``times`` of them, or all.
    """
    broken = 0

    def hook(statement: str) -> Fault | None:
        nonlocal broken
        if broken == times or not re.search(pattern, statement, re.IGNORECASE):
            return None
        broken += 1
        return fault

    return hook
