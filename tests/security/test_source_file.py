"""`BFSTATS_SOURCE_FILE`: the source's address in a file that nobody else can read."""

from __future__ import annotations

import base64
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest

from extract import config
from extract.errors import BfstatsError
from tests.security.conftest import PASSWORD
from tests.support.commands import Bfstats
from tests.support.namespaces import IN_A_NAMESPACE, needs_namespaces
from tests.support.site_tables import PROJECT_ROOT

ANOTHER_USER = 65534


def sync(bfstats: Bfstats, file: Path, source: str = "") -> tuple[int, str, str]:
    done = bfstats.extract(source, "sync", BFSTATS_SOURCE_FILE=str(file))
    return done.returncode, done.stdout, done.stderr


def test_a_source_in_a_file_is_read(bfstats: Bfstats, source_file: Path) -> None:
    assert sync(bfstats, source_file)[0] == 0
    assert bfstats.rows("select count(*) from landing_player_rounds") == [(2,)]


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o611])
def test_a_file_that_others_can_use_is_refused(
    bfstats: Bfstats, source_file: Path, mode: int
) -> None:
    source_file.chmod(mode)
    status, output, errors = sync(bfstats, source_file)
    assert (status, output) == (2, "")
    assert errors == (
        f"bfstats: BFSTATS_SOURCE_FILE={source_file} can be read by others: "
        f"make it your own, and type chmod 600 {source_file}\n"
    )
    assert not bfstats.database.exists()


AS_A_SECRET = """
mount -t tmpfs none "$SECRETS"
cp "$FILE" "$SECRETS/source"
chmod 444 "$SECRETS/source"
mount -o remount,ro "$SECRETS"
BFSTATS_SOURCE_FILE="$SECRETS/source" exec "$PYTHON" -m extract sync
"""


@needs_namespaces
def test_a_secret_of_a_container_is_read(
    bfstats: Bfstats, source_file: Path, tmp_path: Path
) -> None:
    """Docker and Kubernetes mount it read-only, for all who are in the container."""
    (secrets := tmp_path / "secrets").mkdir()
    names = {"SECRETS": secrets, "FILE": source_file, "BFSTATS_DB": bfstats.database}
    done = subprocess.run(
        [*IN_A_NAMESPACE, "sh", "-ec", AS_A_SECRET],
        cwd=PROJECT_ROOT,
        env={**os.environ, "PYTHON": sys.executable, **{k: str(v) for k, v in names.items()}},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert bfstats.rows("select count(*) from landing_player_rounds") == [(2,)]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_a_file_of_another_user_is_refused(bfstats: Bfstats, source_file: Path) -> None:
    os.chown(source_file, ANOTHER_USER, ANOTHER_USER)
    assert "can be read by others" in sync(bfstats, source_file)[2]


def rewritten(content: bytes) -> Callable[[Path], object]:
    return lambda file: file.write_bytes(content)


def to_folder(file: Path) -> None:
    file.unlink()
    file.mkdir(0o700)


def to_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file, 0o600)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        pytest.param(Path.unlink, "No such file or directory", id="missing"),
        pytest.param(to_folder, "Is a directory", id="a folder"),
        pytest.param(to_pipe, "is not a file", id="a pipe"),
        pytest.param(rewritten(b"\xff\xfe"), "it is not text in UTF-8", id="bytes"),
        pytest.param(rewritten(b""), "has 0 lines, and not one", id="empty"),
        pytest.param(rewritten(b"chdb:/x\nchdb:/y\n"), "has 2 lines, and not one", id="two lines"),
        pytest.param(rewritten(b"\n"), "BFSTATS_SOURCE is not a source", id="an empty line"),
    ],
)
def test_a_file_that_holds_no_address_is_refused(
    bfstats: Bfstats, source_file: Path, change: Callable[[Path], object], reason: str
) -> None:
    change(source_file)
    status, output, errors = sync(bfstats, source_file)
    assert status in {1, 2}
    assert output == ""
    assert reason in errors
    assert errors.count("\n") == 1
    assert not bfstats.database.exists()


def test_an_address_and_a_file_are_too_much(
    bfstats: Bfstats, source_file: Path, secret_source: str
) -> None:
    status, _, errors = sync(bfstats, source_file, secret_source)
    assert status == 2
    assert errors == (
        "bfstats: BFSTATS_SOURCE and BFSTATS_SOURCE_FILE are both set: unset one of them\n"
    )


def test_the_password_in_a_file_is_not_said(
    source_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BFSTATS_SOURCE_FILE", str(source_file))
    said = config.without_password(f"it said {PASSWORD}, or {quote(PASSWORD, safe='')}")
    assert said == "it said ***, or ***"


@pytest.mark.parametrize("refused", ["both set", "open to others", "two lines", "no source"])
def test_the_password_is_not_said_where_the_settings_are_refused(
    source_file: Path, monkeypatch: pytest.MonkeyPatch, refused: str
) -> None:
    text = source_file.read_text()
    monkeypatch.setenv("BFSTATS_SOURCE_FILE", str(source_file))
    if refused == "both set":
        monkeypatch.setenv("BFSTATS_SOURCE", text.strip())
    elif refused == "open to others":
        source_file.chmod(0o644)
    else:
        source_file.write_text(f"# ours\n{text}" if refused == "two lines" else text[10:])
    with pytest.raises(BfstatsError):
        config.source_address()
    assert config.without_password(f"it said {PASSWORD}") == "it said ***"


@pytest.mark.parametrize("form", ["clickhouse://{}@h/s", "CLICKHOUSE://{}@h", "clickhouse:{}@h"])
def test_no_spelling_of_the_password_is_said(monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    password = "pa ss:w/rd%'\"+é"
    monkeypatch.setenv("BFSTATS_SOURCE", form.format(f"reader:{quote(password, safe='+')}"))
    header = base64.b64encode(f"reader:{password}".encode()).decode()
    for said in (password, quote(password, safe=""), quote(password, safe="+"), header):
        assert config.without_password(f"it said {said}!") == "it said ***!"
