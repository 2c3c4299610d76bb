"""The settings profile of the tests' ClickHouse user, applied and enforced by the engine itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_USERS = """<clickhouse>
<profiles><default/>{profiles}</profiles>
<users><default>
<password/><networks><ip>::/0</ip></networks><profile>default</profile><quota>default</quota>
</default></users>
<quotas><default/></quotas>
</clickhouse>
"""


@dataclass
class Profile:
    """What a user's statements run with before they say anything themselves.

    ``settings`` are its values. The user may not change ``constant``, and not set ``positive`` to
    0, each one of the names that the engine's users were written with; with ``readonly`` 1 among
    the settings, the user may change none.
    """

    settings: dict[str, str] = field(default_factory=dict)
    constant: str | None = None
    positive: str | None = None

    def clear(self) -> None:
        """Every setting is the engine's own default, and free."""
        self.settings.clear()
        self.constant = self.positive = None

    def apply(self, connection: Any) -> None:
        """Give the connection these settings; whoever may only read can set no other then."""
        values = dict(self.settings)
        readonly = {name: values.pop(name) for name in ("readonly",) if name in values}
        set_values(connection, values)
        if constrained := self.constant or self.positive:
            set_values(connection, {"profile": _profile_of(constrained, self.constant is None)})
        set_values(connection, readonly)


def set_values(connection: Any, values: Mapping[str, str]) -> None:
    """Set settings of a chDB connection at once. Raises RuntimeError where one may not be set."""
    changes = (f"{quoted(name, '`')} = {quoted(text, chr(39))}" for name, text in values.items())
    if values:
        connection.query(f"SET {', '.join(changes)}")


def write_users(folder: Path, constant: Iterable[str], positive: Iterable[str]) -> Path:
    """Write a configuration of the engine with a profile for each setting and its constraint."""
    profiles = [
        *((_profile_of(name, False), name, "<const/>") for name in constant),
        *((_profile_of(name, True), name, "<min>1</min>") for name in positive),
    ]
    users = folder / "users.xml"
    users.write_text(
        _USERS.format(
            profiles="".join(
                f"<{profile}><constraints><{name}>{constraint}</{name}></constraints></{profile}>"
                for profile, name, constraint in profiles
            )
        )
    )
    configuration = folder / "config.xml"
    configuration.write_text(f"<clickhouse><users_config>{users}</users_config></clickhouse>")
    return configuration


def quoted(text: str, mark: str) -> str:
    """The text between such marks, as ClickHouse reads it."""
    escaped = text.replace("\\", "\\\\").replace(mark, f"\\{mark}")
    return f"{mark}{escaped}{mark}"


def _profile_of(name: str, is_positive: bool) -> str:
    return f"{'positive' if is_positive else 'constant'}_{name}"
