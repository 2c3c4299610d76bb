"""Two ascending streams of rows, side by side."""

from collections.abc import Iterable, Iterator

from extract.sources.protocol import Row


def paired(
    ours: Iterable[Row], theirs: Iterable[Row], key_length: int
) -> Iterator[tuple[Row | None, Row | None]]:
    """Rows of the same key together, and None where the other has none.

    The key is the first values of a row. Both ascend by it, NULL first.
    """
    left, right = iter(ours), iter(theirs)
    one, two = next(left, None), next(right, None)
    while one is not None or two is not None:
        if two is None or (one is not None and _key(one, key_length) < _key(two, key_length)):
            yield one, None
            one = next(left, None)
        elif one is None or _key(two, key_length) < _key(one, key_length):
            yield None, two
            two = next(right, None)
        else:
            yield one, two
            one, two = next(left, None), next(right, None)


def _key(row: Row, length: int) -> Row:
    """The key in a form that sorts NULL before all values."""
    return tuple((value is not None, value) for value in row[:length])
