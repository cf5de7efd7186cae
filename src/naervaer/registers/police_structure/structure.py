"""The tables of the structure, turned into the domain's words."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pandas as pd

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.figures import Kind, Source
from naervaer.domain.places import (
    Coverage,
    District,
    Municipality,
    PassportOffice,
    PointFact,
    PointState,
    Season,
    ServicePoint,
    StationDistrict,
    Succession,
)
from naervaer.domain.structure import Structure
from naervaer.registers.tables import require_columns

Row = dict[str, Any]

_TABLES = {
    "districts": ("name",),
    "station_districts": ("name", "district"),
    "station_district_municipalities": ("station_district", "municipality", "coverage"),
    "municipalities": ("number", "name", "valid_from", "valid_to", "successors"),
    "service_points": ("id", "name", "place", "district", "station_district", "municipality"),
    "point_facts": (
        *("point", "state", "since", "until", "season", "season_first", "season_last"),
        *("title", "reference", "dated", "kind"),
    ),
    "passport_offices": ("id", "name", "district", "municipality", "group"),
}
_NEW_OFFICES = "plan_2023"
_CLOSED_OFFICES = "closed_2018_2019"
_AIRPORT = "airport"


def load_structure(tables: Mapping[str, pd.DataFrame]) -> Structure:
    """Return the structure of the local police from its tables.

    Offices that were closed in 2018–19 and the airport that a station district is made for
    stay in the tables only: no inhabitant is served there.

    Parameters
    ----------
    tables
        The tables of `build_structure_tables`, or as read from the baseline; text columns.

    Raises
    ------
    UnusableInputError
        When a table or a column is missing, or a date is none.
    UnknownNameError
        When a row refers to something that no table gives.

    """
    for name, columns in _TABLES.items():
        if name not in tables:
            message = f"no table {name}; expected {', '.join(_TABLES)}"
            raise UnusableInputError(message)
        require_columns(tables[name].columns, columns, name=name)
    municipalities = list(_rows(tables["municipalities"]))
    return Structure(
        districts=tuple(District(row["name"]) for row in _rows(tables["districts"])),
        station_districts=tuple(
            StationDistrict(name=row["name"], district=row["district"])
            for row in _rows(tables["station_districts"])
        ),
        municipalities=tuple(_municipality(row) for row in municipalities),
        coverages=tuple(
            Coverage(
                station_district=row["station_district"],
                municipality=row["municipality"],
                whole=row["coverage"] == "whole",
            )
            for row in _rows(tables["station_district_municipalities"])
            if row["coverage"] != _AIRPORT
        ),
        points=tuple(_point(row) for row in _rows(tables["service_points"])),
        facts=tuple(_fact(row) for row in _rows(tables["point_facts"])),
        offices=tuple(
            _office(row)
            for row in _rows(tables["passport_offices"])
            if row["group"] != _CLOSED_OFFICES
        ),
        successions=tuple(_successions(municipalities)),
    )


def _rows(frame: pd.DataFrame) -> Iterator[Row]:
    for row in frame.to_dict("records"):
        yield {str(key): value for key, value in row.items()}


def _municipality(row: Row) -> Municipality:
    valid_from = _day(row["valid_from"])
    if valid_from is None:
        message = f"municipality {row['number']} has no first day; expected an ISO date"
        raise UnusableInputError(message)
    return Municipality(
        number=row["number"],
        name=row["name"],
        valid_from=valid_from,
        valid_to=_day(row["valid_to"]),
    )


def _successions(municipalities: list[Row]) -> Iterator[Succession]:
    first_days = {row["number"]: row["valid_from"] for row in municipalities}
    for row in municipalities:
        for part in row["successors"].split():
            after = part.split(":", 1)[0]
            start = _day(first_days.get(after, ""))
            if start is not None:
                yield Succession(before=row["number"], after=after, on=start)


def _point(row: Row) -> ServicePoint:
    return ServicePoint(
        id=row["id"],
        name=row["name"],
        place=row["place"],
        district=row["district"],
        station_district=row["station_district"] or None,
        municipality=row["municipality"],
    )


def _fact(row: Row) -> PointFact:
    season = None
    if row["season"]:
        season = Season(
            name=row["season"],
            first=_month_day(row["season_first"]),
            last=_month_day(row["season_last"]),
        )
    return PointFact(
        point=row["point"],
        state=PointState(row["state"]),
        since=_day(row["since"]),
        until=_day(row["until"]),
        season=season,
        source=Source(
            title=row["title"],
            reference=row["reference"],
            date=_day(row["dated"]),
            kind=Kind(row["kind"]),
        ),
    )


def _office(row: Row) -> PassportOffice:
    return PassportOffice(
        id=row["id"],
        name=row["name"],
        district=row["district"],
        municipality=row["municipality"],
        new_in_plan=row["group"] == _NEW_OFFICES,
    )


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        message = f"«{text}» is no date; expected one like 2023-06-01"
        raise UnusableInputError(message) from error


def _month_day(text: str) -> tuple[int, int]:
    month, _, day = text.partition("-")
    if not (month.isdecimal() and day.isdecimal()):
        message = f"«{text}» is no month and day; expected one like 06-01"
        raise UnusableInputError(message)
    return int(month), int(day)
