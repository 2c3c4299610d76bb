"""The expressions that engines spell each in their own way.

Whatever a column's type, it leaves the source as UTF-8 text, epoch seconds, a 63-bit whole number
or a float, so that no client library gets to shift a time or to guess at a name's encoding.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence

from extract.sources.columns import Kind
from extract.sources.protocol import TimeRange


class Dialect(ABC):
    """How an engine spells what the queries need; columns are of the source tables."""

    @abstractmethod
    def can_hold(self, type_name: str, kind: Kind) -> bool:
        """Whether a column of this type can be read as one of that kind."""

    @abstractmethod
    def text(self, column: str) -> str:
        r"""The value as text; NULL is ''.

        What is not UTF-8, holds NUL or begins with the escape itself becomes `\x` and the hex of
        its bytes, so that two different values never become one text.
        """

    @abstractmethod
    def repeating_text(self, text: str) -> str:
        """The same text, of which an answer has few, in the form that travels best."""

    @abstractmethod
    def text_literal(self, text: str) -> str:
        """A literal that holds the text, whatever is in it."""

    @abstractmethod
    def epoch(self, column: str) -> str:
        """A time as whole epoch seconds, 0 where it is NULL."""

    @abstractmethod
    def time_text(self, column: str) -> str:
        """A time as text in UTC, NULL where it is NULL."""

    @abstractmethod
    def number_text(self, column: str) -> str:
        """A number as text, NULL where it is NULL."""

    @abstractmethod
    def whole(self, expression: str) -> str:
        """A whole number, 0 where it is NULL or beyond 63 bits."""

    @abstractmethod
    def is_above(self, column: str, largest: int) -> str:
        """Whether a whole number of any width, not NULL, is above one of 53 bits."""

    @abstractmethod
    def is_below(self, column: str, smallest: int) -> str:
        """Whether a whole number of any width, not NULL, is below one of 53 bits."""

    @abstractmethod
    def real(self, column: str) -> str:
        """A float, NULL where it is NULL."""

    @abstractmethod
    def is_finite(self, real: str) -> str:
        """Whether a float, not NULL, is neither NaN nor infinite."""

    @abstractmethod
    def is_in(self, column: str, times: TimeRange) -> str:
        """Whether a time is in the range, spelled so that the engine reads only what can match."""

    @abstractmethod
    def hash(self, text: str) -> str:
        """A whole number for a text, not NULL, as `content.content_hash` computes it."""

    @abstractmethod
    def order_key(self, wholes: Sequence[str], texts: Sequence[str]) -> str:
        """A value that compares as these do, one after the other.

        The whole numbers are not negative; the texts are those of `text`, not NULL.
        """

    def list_of(self, expressions: list[str]) -> str:
        """The values as one list."""
        return f"[{', '.join(expressions)}]"
