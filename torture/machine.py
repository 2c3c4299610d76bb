"""Faults of our own machine: its disk, its files, its clock, and two processes on one folder.

Each is tried on a copy of a good file by commands in processes of their own. What they say has to
be clear; and once the fault is gone, the same commands have to make the same tables as those of a
file that never met it.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

from extract.database.connection import REMEDY
from extract.errors import DatabaseError
from extract.jobs.backup import check
from extract.machine.file_system import NETWORK_TYPES
from tests.marts.arrivals import time_text
from tests.marts.rounds import DAY_SECONDS
from tests.support.namespaces import has_namespaces
from torture.process import FaultsError
from torture.tally import Tally
from torture.trial import Done, Ground, Trial, build

PAGE_BYTES = 4096
CLOCK = Path(__file__).with_name("clock.c")
UNKNOWN_VERSION = 99
LARGEST_GROWTH_BYTES = 2_000_000
SYNCS_AT_ONCE = 3

# A disk that is given a folder, runs a command, and is kept as it was left.
ON_A_SMALL_DISK = """
mount -t tmpfs -o size="$BYTES" none "$DISK"
cp -a "$GIVEN"/. "$DISK"
status=0
"$@" || status=$?
cp -a "$DISK"/. "$KEPT"
exit $status
"""
READ_ONLY = """
mount --bind "$CLOSED" "$CLOSED"
mount -o remount,ro,bind "$CLOSED"
exec "$@"
"""
# The mounts that the command reads are this machine's, under another type.
ON_A_NETWORK = """
sed "s/ - [^ ]* / - $TYPE /" /proc/self/mountinfo > "$MOUNTS"
mount --bind "$MOUNTS" /proc/$$/mountinfo
exec "$@"
"""


def torture_machine(
    folder: Path, tries: int, seed: int, faults: Iterable[str] | None = None
) -> list[Tally]:
    """Try each fault so often, at random, and judge it."""
    if not has_namespaces():
        raise FaultsError("a disk of its own needs unshare(1) and user namespaces")
    ground = Ground(folder, seed)
    ground.make()
    return [_tried(ground, fault, tries) for fault in faults or FAULTS]


def _tried(ground: Ground, fault: str, tries: int) -> Tally:
    tally = Tally(fault)
    for number in range(tries):
        tally.tried += 1
        place = ground.place(ground.folder / f"{fault} {number}".replace(" ", "-"))
        place.database.parent.mkdir(parents=True)
        shutil.copy(ground.good, place.database)
        trial = Trial(ground, place, tally, random.Random(f"{ground.seed} {fault} {number}"))
        FAULTS[fault](trial)
        trial.recover()
        shutil.rmtree(place.folder)
    return tally


def full_disk(trial: Trial) -> None:
    """The file's own disk is full, at whatever moment of a command."""
    size = trial.database.stat().st_size
    kept = trial.beside("kept")
    for command in (("sync",), trial.ingest, build()):
        _on_a_small_disk(
            trial,
            *command,
            size=size + trial.luck.randrange(LARGEST_GROWTH_BYTES),
            given=trial.database.parent,
            database=trial.beside("disk") / trial.database.name,
        )
        shutil.rmtree(trial.database.parent)
        kept.rename(trial.database.parent)
        trial.expect_whole()


def full_disk_of_copies(trial: Trial) -> None:
    """The disk that a backup and an archive are written to is full; older copies stay there."""
    older = trial.beside("older")
    older.mkdir()
    shutil.copy(trial.ground.good, older / "backup.db")
    for command in ("backup", "archive"):
        target = trial.beside("disk") / ("backup.db" if command == "backup" else "archive")
        _on_a_small_disk(
            trial,
            command,
            str(target),
            size=trial.ground.good.stat().st_size + trial.luck.randrange(LARGEST_GROWTH_BYTES),
            given=older,
        )
        kept = trial.beside("kept")
        _expect_good_copy(trial, kept / "backup.db")
        if command == "archive" and (kept / "archive").exists():
            trial.run("archive", str(kept / "archive"))
        shutil.rmtree(kept)


def _on_a_small_disk(
    trial: Trial, *command: str, size: int, given: Path, database: Path | None = None
) -> Done:
    """Run a command beside the mounted disk that holds `given`, and keep what was left of it."""
    for name in ("disk", "kept"):
        trial.beside(name).mkdir(exist_ok=True)
    return trial.run(
        *command,
        script=ON_A_SMALL_DISK,
        BYTES=str(size + 16 * PAGE_BYTES),
        GIVEN=str(given),
        DISK=str(trial.beside("disk")),
        KEPT=str(trial.beside("kept")),
        BFSTATS_DB=str(database or trial.database),
    )


def _expect_good_copy(trial: Trial, copy: Path) -> None:
    """A backup that is there is whole, whatever became of a newer one."""
    try:
        check(copy)
    except DatabaseError:
        trial.tally.gaps_seen += 1


def read_only_file(trial: Trial) -> None:
    """Nobody may write to the file, which is mounted by itself: to read it is refused, too."""
    _while_closed(trial, trial.database)


def read_only_folder(trial: Trial) -> None:
    """Nobody may write to the folder that the file is in."""
    _while_closed(trial, trial.database.parent)


def _while_closed(trial: Trial, closed: Path) -> None:
    before = trial.database.read_bytes()
    for command in (("sync",), trial.ingest, ("prune",), ("reconcile",), build()):
        trial.run(*command, must_fail=True, script=READ_ONLY, CLOSED=str(closed))
    for command in (("status",), ("backup", str(trial.beside("backup.db")))):
        is_refused = closed == trial.database
        trial.run(*command, must_fail=is_refused, script=READ_ONLY, CLOSED=str(closed))
    if trial.database.read_bytes() != before:
        trial.tally.gaps_seen += 1


def newer_version(trial: Trial) -> None:
    """A later bfstats has made the file: nothing of it is touched."""
    (known,) = _pragma(trial.database, "user_version")
    _pragma(trial.database, f"user_version = {UNKNOWN_VERSION}")
    before = trial.database.read_bytes()
    archive, copy = str(trial.beside("archive")), trial.beside("backup.db")
    commands = (
        *(("sync",), trial.ingest, ("prune",), ("reconcile",), ("status",)),
        *(("archive", archive), ("backup", str(copy))),
    )
    for command in commands:
        trial.run(*command, must_fail=True, says="upgrade bfstats")
    trial.run(*build(), must_fail=True)
    if trial.database.read_bytes() != before or copy.exists():
        trial.tally.gaps_seen += 1
    _pragma(trial.database, f"user_version = {known}")


def _pragma(database: Path, text: str) -> list[int]:
    with closing(sqlite3.connect(database)) as connection:
        return [value for (value,) in connection.execute(f"pragma {text}")]


def corrupted_page(trial: Trial) -> None:
    """One page of the file holds anything; the first, now and then, which says what the file is."""
    pages = trial.database.stat().st_size // PAGE_BYTES
    page = 0 if trial.luck.random() < 1 / 8 else trial.luck.randrange(pages)
    with trial.database.open("r+b") as file:
        file.seek(page * PAGE_BYTES)
        file.write(trial.luck.randbytes(PAGE_BYTES))
    _with_a_damaged_file(trial)


def truncated_file(trial: Trial) -> None:
    """The end of the file is gone, not always at the end of a page."""
    size = trial.database.stat().st_size
    with trial.database.open("r+b") as file:
        file.truncate(trial.luck.randrange(1, size))
    _with_a_damaged_file(trial)


def _with_a_damaged_file(trial: Trial) -> None:
    """Whoever meets the damage says what to do, no backup takes it on, and a good one ends it."""
    copy = trial.beside("backup.db")
    trial.run("backup", str(copy), says=REMEDY)
    if copy.exists():
        _expect_good_copy(trial, copy)
        trial.tally.compare(trial.ground.good, copy)
    commands = [("sync",), trial.ingest, ("status",), ("reconcile",), ("prune",), build()]
    for command in trial.luck.sample(commands, k=3):
        says = "" if command == ("status",) else REMEDY
        trial.run(*command, says=says)
    restored = trial.run("restore", "--force", str(trial.ground.good))
    if restored.exit_status:
        trial.tally.unclear_errors += 1


def wrong_clock(trial: Trial) -> None:
    """The clock jumps back, or ahead, while rows come in, and is right again later."""
    library = _clock(trial.ground.folder)
    away = int(trial.luck.uniform(-1000, 30) * DAY_SECONDS)
    commands = [("sync",), trial.ingest, build(), build(""), ("status",)]
    for command in trial.luck.sample(commands, k=4):
        done = trial.place.run(*command, LD_PRELOAD=str(library), CLOCK_SECONDS=str(away))
        # All is overdue to a clock that is ahead, and each line of a round yet to come is told.
        if command != ("status",):
            trial.judge(done)
    trial.run(*trial.ingest)


def _clock(folder: Path) -> Path:
    """The library that moves a process's clock."""
    library = folder / "clock.so"
    if not library.exists():
        compiler = shutil.which("cc")
        if compiler is None:
            raise FaultsError("a wrong clock needs a C compiler, cc")
        command = [compiler, "-shared", "-fPIC", "-o", str(library), str(CLOCK), "-ldl"]
        subprocess.run(command, check=True)
    return library


def other_as_of(trial: Trial) -> None:
    """Tables were built as of another time: a year ago, in the far future, or any other."""
    trial.run("sync")
    year = 365 * DAY_SECONDS
    newest = trial.ground.rounds[-1].created_at
    moments = [newest - year, newest + 50 * year, newest + trial.luck.randrange(-year, year)]
    trial.luck.shuffle(moments)
    for moment in moments:
        done = trial.run(*build(time_text(moment)))
        trial.tally.unclear_errors += done.exit_status != 0


def engine_in_use(trial: Trial) -> None:
    """Several processes want one folder of embedded ClickHouse at the same moment."""
    source = f"chdb:{trial.ground.engine}"
    files = [trial.beside(f"{number}.db") for number in range(SYNCS_AT_ONCE)]
    started = [
        trial.place.start("sync", BFSTATS_SOURCE=source, BFSTATS_DB=str(file)) for file in files
    ]
    for process in started:
        output, errors = process.communicate()
        done = Done(("sync",), process.returncode, output, errors)
        trial.judge(done, says="another process holds it")
    for file in files:
        done = trial.run("sync", BFSTATS_SOURCE=source, BFSTATS_DB=str(file))
        trial.tally.unclear_errors += done.exit_status != 0
        trial.tally.compare(trial.ground.embedded, file)


def network_file_system(trial: Trial) -> None:
    """The file lies, or would be made, on another machine."""
    file_system = trial.luck.choice(sorted(NETWORK_TYPES))
    before = trial.database.read_bytes()
    new = trial.beside("new") / "bfstats.db"
    commands = (("sync",), trial.ingest, ("backfill", "all"), ("status",), ("prune",))
    for database in (trial.database, new):
        for command in commands:
            trial.run(
                *command,
                must_fail=True,
                says=f"is on a network file system ({file_system})",
                script=ON_A_NETWORK,
                TYPE=file_system,
                MOUNTS=str(trial.beside("mountinfo")),
                BFSTATS_DB=str(database),
            )
    if trial.database.read_bytes() != before or new.parent.exists():
        trial.tally.gaps_seen += 1


FAULTS: dict[str, Callable[[Trial], None]] = {
    "full disk": full_disk,
    "full disk of copies": full_disk_of_copies,
    "read-only file": read_only_file,
    "read-only folder": read_only_folder,
    "newer version": newer_version,
    "corrupted page": corrupted_page,
    "truncated file": truncated_file,
    "wrong clock": wrong_clock,
    "other as_of": other_as_of,
    "engine in use": engine_in_use,
    "network file system": network_file_system,
}
