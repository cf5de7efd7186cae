"""`naervaer travel`: why a journey takes as long as it does, and what the model assumes."""

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any, NoReturn, TypeVar

import click

from naervaer.cli.tables import print_table
from naervaer.planning.travel import TravelNetwork, assumptions, shortest_route
from naervaer.registers.baseline import Baseline, load_baseline
from naervaer.studies.calibration import drive_check_routes, network_of
from naervaer.studies.journeys import (
    closures_named,
    named_legs,
    site_place,
    speeds_given,
    within_minutes,
)

Command = TypeVar("Command", bound=Callable[..., Any])

EXPECTED_WITHIN = 0.2
"""How far a check route may be from what is expected of it."""


def _conditions(command: Command) -> Command:
    """Add the options that change roads and speeds."""
    for option in (
        click.option("--json", "as_json", is_flag=True, help="Print JSON for programs."),
        click.option(
            "--assume", multiple=True, metavar="NAME=NUMBER", help="Change an assumption."
        ),
        click.option("--winter", is_flag=True, help="Drive on winter roads."),
        click.option("--no-ferries", is_flag=True, help="Cancel every ferry."),
        click.option(
            "--close", multiple=True, metavar="ROAD", help="Close a road: 'Fv 17 i 1811'."
        ),
    ):
        command = option(command)
    return command


@click.group()
def travel() -> None:
    r"""Driving times on roads and ferries.

    \b
    Example:
      naervaer travel route bodo svolvaer --winter
    """


@travel.command()
@click.argument("start")
@click.argument("end")
@_conditions
def route(
    *,
    start: str,
    end: str,
    close: tuple[str, ...],
    no_ferries: bool,
    winter: bool,
    assume: tuple[str, ...],
    as_json: bool,
) -> None:
    r"""Show the quickest way from one place to another, leg by leg.

    START and END are ids or names of service points and passport offices, or towns; a town
    whose name several municipalities have is written «Sandvika i Lierne». Ends with 1 when no
    way leads there.

    \b
    Example:
      naervaer travel route bodo svolvaer --close "Fv 81"
      naervaer travel route Geilo "Sandvika i Bærum"
    """
    baseline = load_baseline()
    network = _network(baseline, close, assume, no_ferries=no_ferries, winter=winter)
    found = shortest_route(network, site_place(baseline, start), site_place(baseline, end))
    if found is None:
        _end_with_no(f"no road or car ferry leads from {start} to {end}.")
    legs = named_legs(baseline, found)
    if as_json:
        report = {
            "minutes": found.minutes,
            "last_leg_minutes": found.last_leg_minutes,
            "legs": [asdict(leg) for leg in legs],
            "attribution": baseline.attribution,
        }
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))
        return
    rows = [
        (leg.name, f"{leg.kilometres:.1f}", f"{leg.minutes:.0f}", f"{leg.wait_minutes:.0f}")
        for leg in legs
    ]
    title = f"{start} – {end}: {found.minutes:.0f} minutter (anslag)"
    print_table(("Strekning", "Km", "Minutter", "Herav ventetid"), rows, title=title)
    click.echo(baseline.attribution)


@travel.command()
@click.argument("site")
@click.option(
    "--minutes",
    multiple=True,
    type=click.FloatRange(min=0),
    default=(15.0, 30.0, 45.0, 60.0),
    show_default=True,
    help="A limit; may be given several times.",
)
@_conditions
def reach(
    *,
    site: str,
    minutes: tuple[float, ...],
    close: tuple[str, ...],
    no_ferries: bool,
    winter: bool,
    assume: tuple[str, ...],
    as_json: bool,
) -> None:
    r"""Show how many people and how much road lie within minutes of a site or a town.

    \b
    Example:
      naervaer travel reach svolvaer --minutes 45 --no-ferries
    """
    baseline = load_baseline()
    network = _network(baseline, close, assume, no_ferries=no_ferries, winter=winter)
    found = within_minutes(baseline, network, site_place(baseline, site), minutes)
    if as_json:
        report = {
            "within": [asdict(row) for row in found],
            "attribution": baseline.attribution,
        }
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))
        return
    rows = [
        (
            f"{row.minutes:g}",
            f"{row.people:.0f}",
            f"{row.share:.2%}",
            f"{row.road_kilometres:.0f}",
        )
        for row in found
    ]
    names = ("Minutter", "Innbyggere", "Av landet", "Km vei på kartet")
    print_table(names, rows, title=f"Rundt {site}")
    click.echo(baseline.attribution)


@travel.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
def check(*, as_json: bool) -> None:
    r"""Drive six journeys whose time is known; end with 1 when one is off by over a fifth.

    \b
    Example:
      naervaer travel check
    """
    baseline = load_baseline()
    driven = drive_check_routes(baseline, network_of(baseline))
    if as_json:
        report = [
            {**asdict(row.check), "minutes": row.found.minutes, "deviation": row.deviation}
            for row in driven
        ]
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        rows = [
            (
                f"{row.check.start} – {row.check.end}",
                f"{row.check.expected_minutes:.0f}",
                f"{row.found.minutes:.0f}",
                f"{row.deviation:+.0%}",
            )
            for row in driven
        ]
        names = ("Strekning", "Ventet", "Beregnet", "Avvik")
        print_table(names, rows, title="Kjente kjøretider, minutter (anslag)")
    if any(abs(row.deviation) > EXPECTED_WITHIN for row in driven):
        _end_with_no("a known journey is off by more than a fifth.")


@travel.command(name="assumptions")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
def list_assumptions(*, as_json: bool) -> None:
    r"""Show every assumption behind a driving time; --assume changes one.

    \b
    Example:
      naervaer travel assumptions
    """
    table = assumptions()
    if as_json:
        click.echo(json.dumps([asdict(row) for row in table], ensure_ascii=False, indent=2))
        return
    rows = [(row.name, f"{row.default:g}", row.unit, row.reason) for row in table]
    print_table(("Navn", "Verdi", "Enhet", "Grunn"), rows, title=f"{len(rows)} antakelser")


def _end_with_no(reason: str) -> NoReturn:
    """Say in one line why the answer is no, and end with 1."""
    click.echo(f"naervaer: {reason}", err=True)
    raise SystemExit(1)


def _network(
    baseline: Baseline,
    close: tuple[str, ...],
    assume: tuple[str, ...],
    *,
    no_ferries: bool,
    winter: bool,
) -> TravelNetwork:
    closures = closures_named(close, no_ferries=no_ferries)
    return network_of(baseline, speeds_given(assume, winter=winter), closures)
