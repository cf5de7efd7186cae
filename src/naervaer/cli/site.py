"""`naervaer site`: the site on this machine."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import click

from naervaer.cli.site_start import start_site
from naervaer.cli.site_upkeep import backup, check, createuser, restore, retain

_STUDIES = ("access", "siting", "demand", "duty")


@click.group()
def site() -> None:
    r"""Serve the account as a site, and look after it.

    \b
    Example:
      naervaer site serve --port 8000
    """


for _command in (backup, check, createuser, restore, retain):
    site.add_command(_command)


def _told(step: str) -> None:
    """Say on standard error what is being done."""
    click.echo(f"  {step} …", err=True)


@site.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--workers", type=click.IntRange(1), default=2, show_default=True)
@click.option("--threads", type=click.IntRange(1), default=4, show_default=True)
@click.option(
    "--studies",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("out"),
    show_default=True,
    help="Folder with the folders of finished studies (access, siting, demand, duty) to show.",
)
@click.option(
    "--work/--no-work",
    default=True,
    show_default=True,
    help="Whether a worker for study runs is started beside the server.",
)
def serve(
    *, host: str, port: int, workers: int, threads: int, studies: Path, work: bool
) -> None:
    r"""Prepare the site, fill it and serve it until stopped.

    \b
    Example:
      naervaer site serve --port 8000
    """
    start_site()
    from naervaer.web.config.server import serve as serve_site  # noqa: PLC0415 - an extra
    from naervaer.web.config.start import (  # noqa: PLC0415 - an extra
        fill_site,
        prepare_site,
        refuse_showcase_for_others,
    )

    refuse_showcase_for_others(host)
    prepare_site(told=_told)
    fill_site(studies={name: studies / name for name in _STUDIES}, told=_told)
    click.echo(f"http://{host}:{port} – Ctrl-C stops the site.", err=True)
    with _worker_beside() if work else nullcontext():
        serve_site(host=host, port=port, workers=workers, threads=threads)


@contextmanager
def _worker_beside() -> Iterator[None]:
    """Keep a worker in a process of its own while the server runs."""
    with subprocess.Popen([sys.executable, "-m", "naervaer", "site", "work"]) as worker:
        try:
            yield
        finally:
            worker.terminate()


@site.command()
@click.option("--until-empty", is_flag=True, help="End when nothing waits any more.")
def work(*, until_empty: bool) -> None:
    r"""Compute the study runs that were asked for on the site, until stopped.

    Start as many as there are machines; they share the database.

    \b
    Example:
      naervaer site work
    """
    start_site()
    from naervaer.web.config.worker import work as work_on  # noqa: PLC0415 - an extra

    work_on(until_empty=until_empty)


@site.command()
@click.option(
    "--studies",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("out"),
    show_default=True,
    help="Folder with the folders of finished studies.",
)
def fill(*, studies: Path) -> None:
    r"""Bring the database up to date and fill it; what is there stays.

    \b
    Example:
      naervaer site fill --studies out
    """
    start_site()
    from naervaer.web.config.start import fill_site, prepare_site  # noqa: PLC0415 - an extra

    prepare_site(told=_told)
    fill_site(studies={name: studies / name for name in _STUDIES}, told=_told)
