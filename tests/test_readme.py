"""What the README shows is what runs."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import click
from dbt.cli.main import dbtRunner

from extract.cli import cli

ROOT = Path(__file__).parents[1]
COMMANDS = {
    name: command
    for name in cli.list_commands(click.Context(cli))
    if (command := cli.get_command(click.Context(cli), name))
}
README = (ROOT / "README.md").read_text()
ONCE_MORE = {
    "daily": {"rounds"},
    "hourly": {
        *("server_leaderboard_entries", "server_leaderboard_candidates"),
        *("game_leaderboard_entries", "game_leaderboard_candidates"),
    },
}
"""Tables of another cadence that a cadence runs too: its own are made of them, or it makes up."""


def blocks(language: str) -> list[str]:
    """The lines of all fenced blocks of a language."""
    found = re.findall(rf"^```{language}\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    return [line for block in found for line in block.splitlines()]


def inline_code() -> list[str]:
    return re.findall(r"`([^`\n]+)`", README)


def commands(program: str) -> list[list[str]]:
    """The arguments of every call of a program in the README's blocks, crontab and text."""
    scheduled = re.findall(r'"(.*)"$', "\n".join(blocks("crontab")), re.MULTILINE)
    parts = [
        part.strip()
        for line in [*blocks("sh"), *scheduled, *inline_code()]
        for part in re.split("&&|;", line)
    ]
    pattern = re.compile(rf"^(?:\S+/)?{program} (.*)$")
    return [shlex.split(match[1]) for part in parts if (match := pattern.match(part))]


def table_of_tables() -> list[tuple[str, str, str]]:
    """Name, folder and cadence of each table that the README lists."""
    return re.findall(r"^\| `(\w+)` \| .* \| (\w+) \| (\w+) \|$", README, re.MULTILINE)


PLAYER_TABLES = sorted(
    table
    for table, folder, cadence in table_of_tables()
    if (folder, cadence) == ("players", "minutely")
)
"""What a round is in by the next minutely run."""


def test_every_make_target_exists() -> None:
    makefile = (ROOT / "Makefile").read_text()
    named = {arguments[0] for arguments in commands("make")}
    assert {"demo", "test"} <= named
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in named)


def test_every_extract_command_and_option_exists() -> None:
    named = [arguments for arguments in commands("python -m extract") if arguments]
    assert named
    for command_name, *arguments in named:
        command = COMMANDS[command_name]
        options = {option for parameter in command.params for option in parameter.opts}
        assert {argument for argument in arguments if argument.startswith("-")} <= options


def test_every_extract_command_is_in_the_readme() -> None:
    for name, command in COMMANDS.items():
        assert f"`python -m extract {name}`" in README
        assert isinstance(command, click.Command)


def test_the_crontab_is_the_one_that_is_installed() -> None:
    installed = (ROOT / "cron" / "crontab").read_text().replace("@PROJECT@/", "").splitlines()
    assert blocks("crontab") == [line for line in installed if line and not line.startswith("#")]


def test_every_selection_of_dbt_has_models(
    manifest_json: dict[str, Any],
) -> None:
    folders = {
        str(node["path"]).split("/")[0]
        for node in manifest_json["nodes"].values()
        if node["resource_type"] == "model"
    }
    selected = {
        arguments[arguments.index("--select") + 1]
        for arguments in commands("dbt")
        if "--select" in arguments
    }
    assert selected - {"<table>"} == {"leaderboards"}
    assert selected - {"<table>"} <= folders


def test_the_table_of_tables_is_complete(
    manifest_json: dict[str, Any],
) -> None:
    listed = {name: folder for name, folder, _ in table_of_tables()}
    marts = {
        str(node["name"]): str(node["path"]).split("/")[0]
        for node in manifest_json["nodes"].values()
        if node["resource_type"] == "model" and not str(node["path"]).startswith("staging/")
    }
    assert listed == marts


def test_every_folder_that_is_explained_exists() -> None:
    explained = re.findall(r"^\| `([\w/]+/)` \|", README, re.MULTILINE)
    assert explained
    assert all((ROOT / folder).is_dir() for folder in explained)


def test_each_table_is_run_by_the_selector_of_its_cadence(tmp_path: Path) -> None:
    selectors = {
        arguments[arguments.index("--selector") + 1]
        for arguments in commands("dbt")
        if "--selector" in arguments
    }
    assert selectors == {"minutely", "hourly", "daily", "weekly"}
    for cadence in selectors - {"weekly"}:
        arguments = ["ls", "--selector", cadence, "--resource-type", "model"]
        result = dbtRunner().invoke(
            ["--quiet", "--log-level-file", "none", *arguments, "--target-path", str(tmp_path)]
        )
        listed = {name for name, _, its_cadence in table_of_tables() if its_cadence == cadence}
        assert isinstance(result.result, list)
        selected = {node.rpartition(".")[2] for node in result.result}
        marts = {name for name in selected if not name.startswith("stg_")}
        assert marts - ONCE_MORE.get(cadence, set()) == listed
