"""Who counts, as the seeds of that name say: two names of one player, and who counts nowhere."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class WhoCounts:
    """The rows of the three seeds: the player by alias, and who is excluded; names as they land."""

    aliases: Mapping[str, str] = field(default_factory=dict)
    excluded_players: tuple[str, ...] = ()
    excluded_servers: tuple[str, ...] = ()

    def write_seeds(self, project: Path) -> None:
        """Put these rows into the seeds' files of a project."""
        _write(project, "player_aliases", ("alias", "player_name"), *self.aliases.items())
        _write(project, "excluded_players", ("player_name",), *zip(self.excluded_players))
        _write(project, "excluded_servers", ("server_guid",), *zip(self.excluded_servers))


EVERYBODY = WhoCounts()
"""As shipped."""


def _write(project: Path, seed: str, *lines: tuple[str, ...]) -> None:
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\n").writerows(lines)
    (project / "seeds" / f"{seed}.csv").write_text(file.getvalue(), encoding="utf-8")
