"""`naervaer site check` and its siblings: looking after a site."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from naervaer.cli.site_start import start_site
from naervaer.domain.authority import Place, Role


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def check(*, as_json: bool) -> None:
    r"""Look whether everything is in place and the history is whole; exit code 1 if not.

    \b
    Example:
      naervaer site check
    """
    start_site()
    from naervaer.web.config.inspection import Grade, inspect_site  # noqa: PLC0415 - an extra

    found = list(inspect_site())
    if as_json:
        click.echo(json.dumps([asdict(one) for one in found], indent=2))
    else:
        for one in found:
            click.echo(f"{one.grade:<6} {one.subject}: {one.said}")
    if any(one.grade is Grade.WRONG for one in found):
        raise SystemExit(1)


@click.command()
def retain() -> None:
    r"""Delete what has been kept as long as the retention table says; run it daily.

    \b
    Example:
      naervaer site retain
    """
    start_site()
    from naervaer.web.config.retention import delete_what_is_due  # noqa: PLC0415 - an extra

    for name, count in delete_what_is_due().items():
        click.echo(f"{name}: {count} deleted")


@click.command()
@click.argument("name")
@click.option("--full-name", default="", help="The person's name; NAME where it is left out.")
@click.option("--role", "roles", type=click.Choice([one.value for one in Role]), multiple=True)
@click.option("--district", help="Police district in which the roles hold.")
@click.option("--municipality", help="Number of the municipality in which the roles hold.")
@click.option("--address", default="http://127.0.0.1:8000", show_default=True)
def createuser(
    *,
    name: str,
    full_name: str,
    roles: tuple[str, ...],
    district: str | None,
    municipality: str | None,
    address: str,
) -> None:
    r"""Make an account with roles and print the link that sets it up, once.

    \b
    Example:
      naervaer site createuser kari --role administrator
      naervaer site createuser ola --role duty_planner --district Nordland
    """
    start_site()
    from naervaer.web.config.first_account import account_with_link  # noqa: PLC0415 - an extra

    path = account_with_link(
        username=name,
        full_name=full_name or name,
        roles=[Role(one) for one in roles],
        place=Place(district, municipality),
    )
    click.echo(address.rstrip("/") + path)


@click.command()
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--with-keys", is_flag=True, help="Put the site's keys in too; keep such a file locked up."
)
def backup(*, file: Path | None, with_keys: bool) -> None:
    r"""Write every record, study folder and checkpoint to FILE; one in the home folder if none.

    \b
    Example:
      naervaer site backup naervaer-2026-11-22.zip
    """
    start_site()
    from naervaer.web.config.backup import backup_write, usual_file  # noqa: PLC0415 - an extra

    goal = file or usual_file()
    written = backup_write(goal, with_keys=with_keys, told=_told)
    click.echo(f"{goal}: {sum(written.rows.values())} rows, history to {written.history}")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--replace", is_flag=True, help="Empty the site first; what it held is backed up before."
)
def restore(*, file: Path, replace: bool) -> None:
    r"""Restore FILE into an empty site, and check the seals of its history.

    \b
    Example:
      naervaer site restore naervaer-2026-11-22.zip
    """
    start_site()
    from naervaer.web.config.restore import backup_restore  # noqa: PLC0415 - an extra

    kept = backup_restore(file, replace=replace, told=_told)
    if kept is not None:
        click.echo(f"What the site held is kept in {kept}")
    click.echo("restored; the history is whole")


def _told(step: str) -> None:
    """Say on standard error what is being done."""
    click.echo(f"  {step} …", err=True)
