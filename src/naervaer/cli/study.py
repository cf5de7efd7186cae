"""`naervaer study`: run the access study, compare two runs, serve a report."""

from typing import ClassVar

import click

from naervaer.cli.main import LazyGroup


class StudyCommands(LazyGroup):
    """What can be done with studies, each imported when asked for; keep the names sorted."""

    table: ClassVar[dict[str, str]] = {
        "compare": "naervaer.cli.study_compare:compare",
        "run": "naervaer.cli.study_run:run",
        "schema": "naervaer.cli.study_schema:schema",
        "serve": "naervaer.cli.study_serve:serve",
    }


@click.group(cls=StudyCommands)
def study() -> None:
    r"""Run, compare and read studies.

    \b
    Example:
      naervaer study run access --out out/access
      naervaer study serve out/access
    """
