"""`bfstats dbt`, as a shell completes it. `bin/bfstats` itself runs dbt."""

import click


class Dbt(click.Group):
    """dbt's own commands and options, imported where they are asked for, which takes a second."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """See `click.Group`."""
        return _dbt().list_commands(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """See `click.Group`."""
        return _dbt().get_command(ctx, cmd_name)

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """See `click.Command`."""
        return _dbt().get_params(ctx)


def _dbt() -> click.Group:
    from dbt.cli.main import cli

    group: click.Group = cli
    return group


dbt = Dbt("dbt", short_help="Run dbt in the project's folder.")
