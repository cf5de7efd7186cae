"""Filling the points from the compiled baseline."""

from datetime import date, time
from typing import Any

from django.db import transaction

from naervaer.domain.figures import Kind, Source
from naervaer.domain.places import PointState
from naervaer.registers.baseline import Baseline
from naervaer.web.records.areas.selectors import districts_all
from naervaer.web.records.points.models import OpeningHours, Point, PointFact
from naervaer.web.records.points.services import fact_key, hours_key
from naervaer.web.records.sourced import source_columns

_DECIDED_FOR = {
    1: 2022,
    **dict.fromkeys(range(2, 11), 2023),
    **dict.fromkeys(range(11, 21), 2024),
}
"""The year each of the plan's numbers was decided for (the plan, lines 22–43)."""
_OFFICE_STATES = {
    "in_structure": PointState.OPEN,
    "decided": PointState.DECIDED,
    "closed": PointState.CLOSED,
}
_Row = dict[str, str]


@transaction.atomic
def points_fill(*, baseline: Baseline) -> int:
    """Write points, facts and hours of the baseline; return how many points.

    Needs the areas. May be done again: what is there is updated, nothing is removed, and what
    people have added, ended or withdrawn is left alone.
    """
    points = [*_service_points(baseline), *_passport_offices(baseline)]
    Point.objects.bulk_create(
        points,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[
            *("name", "sort", "place", "district", "station_district", "municipality"),
            *("plan_number", "decided_for", "fewest_fte"),
            *("longitude", "latitude", "position_quality"),
        ],
    )
    known = {point.pk for point in points}
    facts = [_fact(row, row["point"]) for row in _rows(baseline, "point_facts")]
    facts += [_office_fact(row) for row in _rows(baseline, "passport_offices")]
    PointFact.objects.bulk_create(
        [one for one in facts if one.point_id in known], ignore_conflicts=True
    )
    hours = [_hours(row) for row in _rows(baseline, "opening_hours")]
    OpeningHours.objects.bulk_create(hours, ignore_conflicts=True)
    return len(points)


def _service_points(baseline: Baseline) -> list[Point]:
    districts = {one.name: one for one in districts_all()}
    stations = {
        unit.name: unit
        for district in districts.values()
        for unit in district.station_districts.all()
    }
    places = _positions(baseline)
    return [
        Point(
            id=row["id"],
            name=row["name"],
            sort=Point.Sort.SERVICE_POINT,
            place=row["place"],
            district=districts[row["district"]],
            station_district=stations.get(row["station_district"]),
            municipality_id=row["municipality"],
            plan_number=int(row["plan_number"]) if row["plan_number"] else None,
            decided_for=_DECIDED_FOR.get(int(row["plan_number"] or 0)),
            fewest_fte=row["minimum_fte"] or None,
            **places.get(row["id"], {}),
        )
        for row in _rows(baseline, "service_points")
    ]


def _passport_offices(baseline: Baseline) -> list[Point]:
    districts = {one.name: one for one in districts_all()}
    places = _positions(baseline)
    return [
        Point(
            id=row["id"],
            name=row["name"],
            sort=Point.Sort.PASSPORT_OFFICE,
            place=row["name"],
            district=districts[row["district"]],
            municipality_id=row["municipality"],
            decided_for=2023 if row["group"] == "plan_2023" else None,
            **places.get(row["id"], {}),
        )
        for row in _rows(baseline, "passport_offices")
    ]


def _positions(baseline: Baseline) -> dict[str, dict[str, Any]]:
    """Return longitude, latitude and quality of every site that has a place."""
    from pyproj import Transformer  # noqa: PLC0415 - a second to load, needed only to fill

    sites = baseline.sites
    to_degrees = Transformer.from_crs(25833, 4326, always_xy=True)
    longitudes, latitudes = to_degrees.transform(sites.x, sites.y)
    found = zip(sites.id, longitudes, latitudes, sites.position_quality, strict=True)
    return {
        str(site): {
            "longitude": round(float(east), 5),
            "latitude": round(float(north), 5),
            "position_quality": str(quality),
        }
        for site, east, north, quality in found
    }


def _fact(row: _Row, point: str) -> PointFact:
    source = _source(row)
    since = _day(row["since"])
    return PointFact(
        key=fact_key(point, row["state"], since, source),
        point_id=point,
        state=row["state"],
        since=since,
        until=_day(row["until"]),
        season=row["season"],
        season_first=row["season_first"],
        season_last=row["season_last"],
        note=row["note"],
        **source_columns(source),
    )


def _office_fact(row: _Row) -> PointFact:
    state = _OFFICE_STATES[row["status"]].value
    return _fact({**row, "state": state, **_NO_SEASON}, row["id"])


_NO_SEASON = {"season": "", "season_first": "", "season_last": ""}


def _hours(row: _Row) -> OpeningHours:
    source, since = _source(row), date.fromisoformat(row["since"])
    opens, closes = time.fromisoformat(row["opens"]), time.fromisoformat(row["closes"])
    weekday = int(row["weekday"])
    return OpeningHours(
        key=hours_key(
            point=row["site"],
            service=row["service"],
            weekday=weekday,
            opens=opens,
            since=since,
            source=source,
        ),
        point_id=row["site"],
        service=row["service"],
        weekday=weekday,
        opens=opens,
        closes=closes,
        since=since,
        until=_day(row["until"]),
        note=row["note"],
        **source_columns(source),
    )


def _source(row: _Row) -> Source:
    return Source(row["title"], row["reference"], _day(row["dated"]), Kind(row["kind"]))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _rows(baseline: Baseline, name: str) -> list[_Row]:
    return [
        {str(key): str(value) for key, value in row.items()}
        for row in baseline.table(name).to_dict("records")
    ]
