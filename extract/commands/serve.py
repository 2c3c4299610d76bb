"""`python -m extract serve`, which is `python -m serve`."""

import click

from extract import config
from extract.commands.options import common_options
from extract.errors import BfstatsError


@click.command()
@click.option(
    "--host", default=config.PAGES_HOST, show_default=True, help="The address to listen on."
)
@click.option(
    "--port", type=click.IntRange(0, 65_535), default=config.PAGES_PORT, show_default=True,
    help="The port; 0 takes any that is free.",
)  # fmt: skip
@click.option(
    "--workers", type=click.IntRange(1, 64), default=1, show_default=True,
    help="How many processes answer.",
)  # fmt: skip
@click.option(
    "--root-path", default="", metavar="PATH",
    help="The path below which a proxy shows the pages, such as /stats.",
)  # fmt: skip
@click.option(
    "--trusted-proxies", default="127.0.0.1", show_default=True, metavar="ADDRESSES",
    help="Proxies whose X-Forwarded headers count, by commas.",
)  # fmt: skip
@common_options
def serve(host: str, port: int, workers: int, root_path: str, trusted_proxies: str) -> None:
    """Show the statistics as pages, and as JSON and CSV under /api, until it is stopped.

    It reads the file BFSTATS_DB and writes nothing. BFSTATS_SITE_NAME stands on top of each page.
    BFSTATS_SITE_LANGUAGE is the only language of the pages. BFSTATS_SITE_FOLDER has the site's own
    header, style and words. BFSTATS_SITE_FRAMES names who else may show the pages in a frame.
    BFSTATS_SITE_ADDRESS is where "bfstats status" asks whether they answer. docs/settings.md and
    docs/pages.md have more of each.
    """
    try:
        from serve.process import run_server  # its packages come with the extra
    except ModuleNotFoundError as error:
        raise BfstatsError(
            f"the package {error.name} is missing: pip install -r requirements-serve.txt"
        ) from error
    run_server(host, port, workers, root_path, trusted_proxies)
