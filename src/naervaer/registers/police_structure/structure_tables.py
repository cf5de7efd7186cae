"""The structure as tables of facts, built from the regulation and the facts about places.

Every table is the same on every run: rows in a fixed order, dates as ISO text, nothing for
«not known». They ship in the baseline; `load_structure` turns them into the domain's words.
"""

from datetime import date
from pathlib import Path

import pandas as pd

from naervaer.registers.police_structure.facts import SOURCE_COLUMNS, read_facts
from naervaer.registers.police_structure.naming import MunicipalityNames
from naervaer.registers.police_structure.regulation import (
    REFERENCE,
    Coverage,
    Regulation,
    read_regulation,
)
from naervaer.registers.statistics.municipalities import (
    DIVISION_OF_2024,
    HARAM,
    Redistricting,
    read_redistricting,
)

FIRST_DAY = date(2020, 1, 1)
"""The division of 2020 is the oldest that is kept; 1 January 2024 brought the present one."""

_LAST_OLD_DAY = date(2023, 12, 31)
_FIRST_NEW_DAY = date(2024, 1, 1)
_GARDERMOEN = {"Oslo lufthavn Gardermoen": "3209"}
"""Airports a station district is made for, and the municipality of their terminal."""

_HARAM_DISTRICT = "Ålesund politistasjonsdistrikt"
_HARAM_NOTE = (
    "Haram ble egen kommune 1. januar 2024 og er ikke nevnt i forskriften; "
    "ført til distriktet der Haram politistasjon ligger"
)


def build_structure_tables(folder: Path | None = None) -> dict[str, pd.DataFrame]:
    """Return the seven tables of the structure by name, all columns text.

    Raises
    ------
    MissingDataError
        When a raw file is not there.
    UnusableInputError
        When the regulation or a table cannot be read.
    UnknownNameError
        When a municipality does not exist, or a point has no place.

    """
    redistricting = read_redistricting(folder)
    regulation = read_regulation(MunicipalityNames(redistricting.names), folder=folder)
    points = _service_points(regulation, redistricting)
    return {
        "districts": pd.DataFrame({"name": regulation.districts}),
        "station_districts": pd.DataFrame(
            [(row.name, row.district) for row in regulation.station_districts],
            columns=["name", "district"],
        ),
        "station_district_municipalities": _areas(regulation),
        "municipalities": _municipalities(redistricting),
        "service_points": points,
        "point_facts": _point_facts(regulation, points),
        "passport_offices": read_facts("passport_offices"),
    }


def _areas(regulation: Regulation) -> pd.DataFrame:
    rows = [
        (
            row.name,
            area.municipality or _GARDERMOEN[area.written],
            area.coverage.value,
            area.description,
        )
        for row in regulation.station_districts
        for area in row.areas
    ]
    if HARAM not in {row[1] for row in rows}:
        rows.append((_HARAM_DISTRICT, HARAM, Coverage.WHOLE.value, _HARAM_NOTE))
    columns = ["station_district", "municipality", "coverage", "description"]
    return pd.DataFrame(rows, columns=columns)


def _municipalities(redistricting: Redistricting) -> pd.DataFrame:
    """One row for each number: 356 from 2020, and those that changed on 1 January 2024."""
    new = set(redistricting.numbers_in(DIVISION_OF_2024))
    old = set(redistricting.numbers_in(FIRST_DAY.year))
    rows = []
    for number in sorted(new | old):
        successors = redistricting.now(number, year=None if number in new else FIRST_DAY.year)
        largest = max(successors, key=lambda part: part.share)
        rows.append(
            {
                "number": number,
                "name": redistricting.names[largest.number],
                "valid_from": (FIRST_DAY if number in old else _FIRST_NEW_DAY).isoformat(),
                "valid_to": "" if number in new else _LAST_OLD_DAY.isoformat(),
                "successors": " ".join(
                    f"{part.number}:{part.share:g}" for part in successors if number not in new
                ),
            }
        )
    return pd.DataFrame(rows)


def _service_points(regulation: Regulation, redistricting: Redistricting) -> pd.DataFrame:
    """The regulation's points and the plan's, one row each; Magnormoen is both."""
    places = read_facts("places")
    places = places[places["kind"] == "service_point"].set_index("name")
    planned = read_facts("planned_points").set_index("id")
    whole = {
        area.municipality: row.name
        for row in regulation.station_districts
        for area in row.areas
        if area.coverage is Coverage.WHOLE
    }
    rows = []
    for row in regulation.station_districts:
        for point in row.points:
            place = places.loc[point.name]
            rows.append((place["id"], point.name, place, row.district, row.name))
    known = {row[0] for row in rows}
    for key, plan in planned.iterrows():
        if key not in known:
            place = places.loc[plan["name"]]
            unit = whole.get(plan["municipality"], "")
            rows.append((str(key), plan["name"], place, plan["district"], unit))
    return pd.DataFrame(
        [
            {
                "id": key,
                "name": name,
                "place": place["place"],
                "district": district,
                "station_district": unit,
                "municipality": place["municipality"],
                "municipality_name": redistricting.names[place["municipality"]],
                "in_regulation": "yes" if key in known else "",
                "plan_number": planned["number"].get(key, ""),
                "season": planned["season"].get(key, ""),
                "minimum_fte": planned["minimum_fte"].get(key, ""),
                "minimum_fte_reference": planned["minimum_fte_reference"].get(key, ""),
                "reports_2022": planned["reports_2022"].get(key, ""),
                "reports_area": planned["reports_area"].get(key, ""),
            }
            for key, name, place, district, unit in rows
        ]
    )


def _point_facts(regulation: Regulation, points: pd.DataFrame) -> pd.DataFrame:
    """The regulated points' fact, then every other fact of its own source."""
    authored = read_facts("point_facts")
    regulated = pd.DataFrame(
        {"point": points.loc[points["in_regulation"] == "yes", "id"]},
        columns=list(authored.columns),
    )
    regulated = regulated.assign(
        state="regulated",
        title=f"Politiets struktur, {REFERENCE}",
        reference=f"sist endret ved {regulation.amendment}",
        dated=regulation.in_force.isoformat(),
        kind="law",
        note="Siden når stedet har stått i forskriften, er ikke i dataene.",
    ).fillna("")
    columns = ["point", "state", "since", "until", "season", "season_first", "season_last"]
    return pd.concat([regulated, authored], ignore_index=True)[[*columns, *SOURCE_COLUMNS]]
