"""Numbers of things, and their articles, in words."""


def counted(number: int, thing: str) -> str:
    """`1 row`, `1,024 rows`: a thing whose plural ends in s."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def with_article(thing: str) -> str:
    """`a MergeTree`, `an AggregatingMergeTree`."""
    return f"{'an' if thing[:1] in 'AEIOU' else 'a'} {thing}"
