"""The source's password is in nothing that any command says or leaves behind."""

from __future__ import annotations

import base64
import sys
from pathlib import Path
from urllib.parse import quote

from tests.extract.sites import NOW
from tests.security.conftest import PASSWORD
from tests.support.commands import Bfstats

FORMS = {
    "as it is": PASSWORD.encode(),
    "in a URL": quote(PASSWORD, safe="").encode(),
    "as JSON has it": PASSWORD.encode("ascii", "backslashreplace"),
    "in a header": base64.b64encode(f"reader:{PASSWORD}".encode()),
}


def forms_in(content: bytes) -> list[str]:
    return [name for name, form in FORMS.items() if form in content]


def test_no_command_says_or_keeps_the_password(
    bfstats: Bfstats, secret_source: str, source_file: Path
) -> None:
    log = ["--log", str(bfstats.folder / "cadences.log")]
    dbt = f"{sys.executable} -m dbt.cli.main"
    written = f"--target-path {bfstats.folder}/target --log-path {bfstats.folder}"
    in_file = {"BFSTATS_SOURCE_FILE": str(source_file)}
    outputs = [
        bfstats.extract(secret_source, "sync", "--debug"),
        bfstats.extract("", "cadence", "hourly", f"{dbt} seed {written}", *log, **in_file),
        bfstats.extract(secret_source, "cadence", "daily", f"{dbt} fail {written}", *log),
        bfstats.extract("", "reconcile", "--debug", **in_file),
        bfstats.extract(secret_source, "archive", str(bfstats.folder / "archive"), "--debug"),
        bfstats.extract("", "status", **in_file),
        bfstats.dbt("docs", "generate", "--empty-catalog"),
        bfstats.extract(f"{secret_source}_is_not_there", "sync", "--debug"),
    ]
    assert outputs[0].returncode == 0, outputs[0].stderr
    assert outputs[-1].returncode == 1
    assert "Traceback" in outputs[-1].stderr
    for done in outputs:
        assert forms_in(f"{done.stdout}{done.stderr}".encode()) == [], done.args
    kept = [file for file in bfstats.folder.rglob("*") if file.is_file() and file != source_file]
    assert {"bfstats.db", "cadences.log", "manifest.json", "dbt.log", "archive.json"} <= {
        file.name for file in kept
    }
    assert {file: found for file in kept if (found := forms_in(file.read_bytes()))} == {}


def test_what_is_looked_for_would_be_found() -> None:
    assert forms_in(f"at {NOW}: {PASSWORD}".encode()) == ["as it is"]
    assert forms_in(b"Basic " + FORMS["in a header"]) == ["in a header"]
