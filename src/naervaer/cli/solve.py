"""`naervaer solve`: one planning engine on one file."""

from typing import ClassVar

import click

from naervaer.cli.main import LazyGroup


class Engines(LazyGroup):
    """The engines, each imported when it is asked for; keep the names sorted."""

    table: ClassVar[dict[str, str]] = {
        "hypercube": "naervaer.cli.hypercube:hypercube",
        "mclp": "naervaer.cli.siting:mclp",
        "pcenter": "naervaer.cli.siting:pcenter",
        "pmedian": "naervaer.cli.siting:pmedian",
        "roster": "naervaer.cli.solve_roster:roster",
    }


@click.group(cls=Engines)
def solve() -> None:
    r"""Run one planning engine on a file of cases.

    \b
    Example:
      naervaer solve hypercube cases.json --json
    """
