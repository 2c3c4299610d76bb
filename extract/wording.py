"""Numbers of things, their articles, and times from now, in words."""

from datetime import timedelta


def counted(number: int, thing: str) -> str:
    """`1 row`, `1,024 rows`: a thing whose plural ends in s."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def with_article(thing: str) -> str:
    """`a MergeTree`, `an AggregatingMergeTree`."""
    return f"{'an' if thing[:1] in 'AEIOU' else 'a'} {thing}"


def span(seconds: int) -> str:
    """A time from now, such as 0:10:00 or 1 day, 2:00:00; with a minus where it lies ahead."""
    return f"{'-' if seconds < 0 else ''}{timedelta(seconds=abs(seconds))}"
