"""`naervaer structure`: districts, municipalities and service points as they were on a day."""

import json
from datetime import date, datetime
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from naervaer.domain.errors import UnknownNameError
from naervaer.domain.places import PointFact, PointState
from naervaer.domain.structure import PointOnDate, Structure, StructureOnDate
from naervaer.registers.baseline import load_baseline

Rows = list[dict[str, Any]]


@click.command()
@click.option(
    "--on",
    "moment",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day, such as 2023-06-01; by default today.",
)
@click.option("--district", default="", help="One police district, such as Innlandet.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for a program to read.")
def structure(*, moment: datetime | None, district: str, as_json: bool) -> None:
    r"""Show the structure of the local police on a day.

    Municipalities stand with that day's numbers. The division into districts is the one in
    force from 1 December 2025; older divisions are not in the data. A point may be decided,
    regulated, open, seasonal and closed at once: each is a fact of its own source.

    \b
    Example:
      naervaer structure --on 2023-06-01 --district Innlandet
    """
    day = date.today() if moment is None else moment.date()  # noqa: DTZ011 - the user's day
    baseline = load_baseline()
    whole = baseline.structure
    on_day = whole.on(day)
    names = _districts(on_day, district)
    report = {
        "day": day.isoformat(),
        "totals": _totals(on_day),
        "split_municipalities": list(on_day.split_municipalities),
        "districts": [_district(name, whole, on_day) for name in names],
        "attribution": baseline.attribution,
    }
    if as_json:
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        _print(report)


def _districts(on_day: StructureOnDate, wanted: str) -> list[str]:
    names = [district.name for district in on_day.districts]
    if not wanted:
        return names
    short = wanted.casefold().removesuffix(" politidistrikt").strip()
    found = [name for name in names if name.casefold() == short]
    if not found:
        message = f"no police district is called «{wanted}»; expected one of {', '.join(names)}"
        raise UnknownNameError(message)
    return found


def _totals(on_day: StructureOnDate) -> dict[str, Any]:
    totals = on_day.totals
    return {
        "districts": totals.districts,
        "station_districts": totals.station_districts,
        "municipalities": totals.municipalities,
        "split_municipalities": totals.split_municipalities,
        "service_points_in_regulation": totals.service_points,
        "points_by_state": {
            state.value: count for state, count in totals.points_by_state.items()
        },
    }


def _district(name: str, whole: Structure, on_day: StructureOnDate) -> dict[str, Any]:
    units = [unit.name for unit in on_day.station_districts if unit.district == name]
    points = [row for row in on_day.points if row.point.district == name]
    return {
        "name": name,
        "station_districts": [
            {
                "name": unit,
                "municipalities": _municipalities(unit, whole, on_day),
                "points": [_point(row) for row in points if row.point.station_district == unit],
            }
            for unit in units
        ],
        "points_without_station_district": [
            _point(row) for row in points if row.point.station_district is None
        ],
    }


def _municipalities(unit: str, whole: Structure, on_day: StructureOnDate) -> Rows:
    names = {place.number: place.name for place in on_day.municipalities}
    numbers = {
        whole.municipality_on(row.municipality, on_day.day)
        for row in whole.coverages
        if row.station_district == unit
    }
    return [
        {
            "number": number,
            "name": names[number],
            "whole": number not in on_day.split_municipalities,
        }
        for number in sorted(numbers)
    ]


def _point(row: PointOnDate) -> dict[str, Any]:
    return {
        "id": row.point.id,
        "name": row.point.name,
        "place": row.point.place,
        "municipality": row.point.municipality,
        "states": sorted(state.value for state in row.states),
        "out_of_season": row.out_of_season,
        "facts": [_fact(fact) for fact in row.facts],
    }


def _fact(fact: PointFact) -> dict[str, Any]:
    return {
        "state": fact.state.value,
        "since": fact.since.isoformat() if fact.since else None,
        "until": fact.until.isoformat() if fact.until else None,
        "season": fact.season.name if fact.season else None,
        "source": str(fact.source),
        "kind": fact.source.kind.value,
    }


def _print(report: dict[str, Any]) -> None:
    console = Console()
    totals = report["totals"]
    console.print(
        f"{report['day']}: {totals['districts']} politidistrikter, "
        f"{totals['station_districts']} politistasjonsdistrikter, "
        f"{totals['municipalities']} kommuner ({totals['split_municipalities']} delt), "
        f"{totals['service_points_in_regulation']} tjenestesteder i forskriften",
        soft_wrap=True,
        highlight=False,
    )
    counts = totals["points_by_state"]
    console.print(
        "Tjenestesteder der det er kjent: "
        + ", ".join(f"{PointState(state).label} {count}" for state, count in counts.items()),
        soft_wrap=True,
        highlight=False,
    )
    table = Table("Distrikt", "Stasjonsdistrikt", "Kommuner", "Tjenestesteder")
    for district in report["districts"]:
        for unit in district["station_districts"]:
            table.add_row(district["name"], unit["name"], *_cells(unit))
        if district["points_without_station_district"]:
            points = _point_words(district["points_without_station_district"])
            table.add_row(district["name"], "(ikke fastsatt)", "", points)
    console.print(table)
    console.print(report["attribution"], soft_wrap=True, highlight=False)


def _cells(unit: dict[str, Any]) -> tuple[str, str]:
    places = (
        f"{place['number']} {place['name']}{'' if place['whole'] else ' (del)'}"
        for place in unit["municipalities"]
    )
    return ", ".join(places), _point_words(unit["points"])


def _point_words(points: Rows) -> str:
    """Name each point, with its states where they are more than being in the regulation."""
    words = []
    for point in points:
        states = [state for state in point["states"] if state != "regulated"]
        said = ", ".join(PointState(state).label for state in states)
        words.append(f"{point['name']} ({said})" if said else point["name"])
    return "; ".join(words)
