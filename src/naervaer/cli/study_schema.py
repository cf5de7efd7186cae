"""`naervaer study schema`: what a scenario file may hold."""

import json

import click

from naervaer.studies.scenario import schema as scenario_schema


@click.command()
def schema() -> None:
    r"""Print the JSON schema of a scenario file, for editors and other programs.

    \b
    Example:
      naervaer study schema > study.schema.json
    """
    click.echo(json.dumps(scenario_schema(), ensure_ascii=False, indent=2))
