"""What a site says of its pages, read from the environment once."""

import re
from dataclasses import dataclass
from pathlib import Path

from extract import config
from extract.errors import UsageError

DEFAULT_SITE_NAME = "bfstats"
_ORIGIN = re.compile(r"https?://(\*\.)?[a-z0-9.-]+(:[0-9]+)?", re.IGNORECASE)


@dataclass(frozen=True)
class Settings:
    """Where the pages read, and how they look.

    site_name: what stands on top of each page, and in its title.
    language: the only language of the pages, such as "de"; "" follows the reader's browser.
    folder: the site's own `header.html`, `site.css` and `strings/`, which go before the shipped
    ones; None where it has none.
    frames: who else may show the pages in a frame, such as "https://club.example".
    """

    database: Path
    site_name: str = DEFAULT_SITE_NAME
    language: str = ""
    folder: Path | None = None
    frames: tuple[str, ...] = ()


def read_settings() -> Settings:
    """The settings of the environment. Raises `UsageError` where one makes no sense."""
    folder = config.setting("BFSTATS_SITE_FOLDER")
    if folder and not (config.PROJECT_ROOT / folder).is_dir():
        raise UsageError(f"BFSTATS_SITE_FOLDER={folder} is not a folder")
    return Settings(
        database=config.database_path(),
        site_name=config.setting("BFSTATS_SITE_NAME") or DEFAULT_SITE_NAME,
        language=config.setting("BFSTATS_SITE_LANGUAGE"),
        folder=config.PROJECT_ROOT / folder if folder else None,
        frames=_frames(),
    )


def _frames() -> tuple[str, ...]:
    frames = tuple(config.setting("BFSTATS_SITE_FRAMES").split())
    for one in frames:
        if not _ORIGIN.fullmatch(one):
            raise UsageError(
                f"BFSTATS_SITE_FRAMES={one} is no site: write https://club.example, without a path;"
                " several are parted by spaces"
            )
    return frames
