"""Whatever is typed behind a command: it does its work, or says what is wrong with that."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz.conftest import Commands
from tests.support.commands import all_commands

# These go on until they are stopped, take a command to run, make a site of their own, or run dbt.
LEFT_OUT = {"demo", "watch", "serve", "cadence", "refresh"}
COMMANDS = all_commands()
NAMES = sorted(COMMANDS.keys() - LEFT_OUT)
OPTIONS = sorted(
    {
        option
        for name in NAMES
        for parameter in COMMANDS[name].params
        for option in parameter.opts
        if option.startswith("-") and option != "--debug"
    }
)
VALUES = st.one_of(
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=12),
    st.sampled_from(
        ["", "-", "--", ".", "..", "0", "-1", "1e9", "nan", "inf", "9" * 30, "2026-13-45", "all"]
    ),
    st.sampled_from(["2026-01-31", "1969-12-31 23:59:59", "9999-12-31", "player_rounds", "/", "~"]),
)


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: os.PathLike[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that are named by chance come to lie there."""
    monkeypatch.chdir(tmp_path)


@given(st.sampled_from(NAMES), st.lists(st.one_of(st.sampled_from(OPTIONS), VALUES), max_size=4))
def test_any_arguments_are_understood_or_refused(
    new_commands: Callable[[], Commands], name: str, arguments: list[str]
) -> None:
    # A lock that nobody holds is not waited for; what is absolute would lie outside of the folder.
    typed = [argument for argument in arguments if not argument.startswith(("/", "~", ".."))]
    new_commands().run(name, *typed)
