"""What a person may ask of a load."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SyncOptions:
    """What a person may ask of a sync; times are epoch seconds.

    overlap_seconds: how far behind the cursor to read again, as inserts commit out of order.
    settle_seconds: how long after its end an hour of samples is still read again.
    batch_rows: about how many rounds one transaction of a first load holds.
    is_silent: whether to leave out the progress of reading.
    """

    since_epoch: int | None = None
    overlap_seconds: int = 3600
    settle_seconds: int = 3600
    batch_rows: int = 10_000
    is_silent: bool = False
