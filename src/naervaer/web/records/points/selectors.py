"""Reading points, their dated facts and their opening hours; all of it is public.

What other parts of the site ask for:

`points_on(day, municipality=…, district=…, sort=…)`
    Every point known on the day as a `PointOnDay`: its facts that held, whether it is in use,
    and whether its season is on.
`points_open(on=…, municipality=…, district=…, sort=…)`
    Of those, the points in use on the day and in season.
`point_by_id(id)`, `facts_of(point)`
    One point, and everything known of it, oldest first, with source and kind.
`opening_hours_of(point, on=…)`
    The hours that hold on the day, by service and weekday. Empty means that no hours are
    known, never that the point is closed.
`hours_by_point(points, on=…)`
    The same for many points in one query.
`facts_changed_between(since, until, district=…)`
    What began or ended in a period: the before and after of a district.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from naervaer.domain.figures import Kind
from naervaer.domain.places import PointState, Season
from naervaer.web.records.points.models import OpeningHours, Point, PointFact

SERVICE_POINT = Point.Sort.SERVICE_POINT.value
PASSPORT_OFFICE = Point.Sort.PASSPORT_OFFICE.value


@dataclass(frozen=True, slots=True)
class PointOnDay:
    """A point with the facts that held on a day.

    Attributes
    ----------
    point
        The point, with district and municipality loaded.
    facts
        The facts that held.
    day
        The day asked about.

    """

    point: Point
    facts: tuple[PointFact, ...]
    day: date

    @property
    def states(self) -> frozenset[PointState]:
        """All that was true of the point."""
        return frozenset(PointState(fact.state) for fact in self.facts)

    @property
    def season(self) -> Season | None:
        """The season it is meant to be open in, where it has one."""
        return next((season_of(fact) for fact in self.facts if fact.season), None)

    @property
    def is_in_use(self) -> bool:
        """Whether it is open or stands in the regulation, and nothing says it is closed."""
        in_use = {PointState.OPEN, PointState.REGULATED} & self.states
        return bool(in_use) and PointState.CLOSED not in self.states

    @property
    def is_in_season(self) -> bool:
        """Whether it has no season, or the day lies in it."""
        return self.season is None or self.season.contains(self.day)

    @property
    def is_synthetic(self) -> bool:
        """Whether any of the facts is made up for a showcase."""
        return any(fact.kind == Kind.SYNTHETIC.value for fact in self.facts)


def points_on(
    day: date,
    *,
    municipality: str | None = None,
    district: str | None = None,
    sort: str = SERVICE_POINT,
) -> list[PointOnDay]:
    """Return the points with at least one fact that held on the day, by name.

    Parameters
    ----------
    day
        The day asked about.
    municipality, district
        Number of a municipality or name of a district to keep to, or None for all.
    sort
        `SERVICE_POINT` or `PASSPORT_OFFICE`.

    """
    points = _points(municipality=municipality, district=district, sort=sort)
    holding: dict[str, list[PointFact]] = defaultdict(list)
    facts = _facts_standing().filter(point__in=points)
    for fact in facts.filter(_since_before(day), Q(until=None) | Q(until__gte=day)):
        holding[fact.point_id].append(fact)
    return [
        PointOnDay(point, tuple(holding[point.pk]), day)
        for point in points
        if point.pk in holding
    ]


def points_open(
    *,
    on: date,
    municipality: str | None = None,
    district: str | None = None,
    sort: str = SERVICE_POINT,
) -> list[PointOnDay]:
    """Return the points in use and in season on the day, by name."""
    found = points_on(on, municipality=municipality, district=district, sort=sort)
    return [one for one in found if one.is_in_use and one.is_in_season]


def points_all(*, sort: str = SERVICE_POINT) -> QuerySet[Point]:
    """Return every point of a sort by name, with district and municipality."""
    return _points(municipality=None, district=None, sort=sort)


def point_by_id(key: str) -> Point | None:
    """Return one point with district and municipality, or None."""
    found = Point.objects.select_related("district", "municipality", "station_district")
    return found.filter(pk=key).first()


def point_fact_by_id(key: int) -> PointFact | None:
    """Return one fact with its point, or None."""
    return PointFact.objects.select_related("point__district").filter(pk=key).first()


def facts_of(point: Point) -> list[PointFact]:
    """Return all that is known of a point and not withdrawn, the oldest first."""
    facts = _facts_standing().filter(point=point)
    return sorted(facts, key=lambda one: (one.since or date.min, one.state))


def facts_by_point(points: Iterable[Point]) -> dict[str, list[PointFact]]:
    """Return all that is known of each point and not withdrawn, in one query."""
    found: dict[str, list[PointFact]] = defaultdict(list)
    for fact in _facts_standing().filter(point__in=[point.pk for point in points]):
        found[fact.point_id].append(fact)
    return dict(found)


def facts_changed_between(
    since: date, until: date, *, district: str | None = None
) -> list[PointFact]:
    """Return the facts that began or ended in the period, both days included."""
    began = Q(since__gte=since, since__lte=until)
    ended = Q(until__gte=since, until__lte=until)
    facts = _facts_standing().filter(began | ended).select_related("point__municipality")
    if district is not None:
        facts = facts.filter(point__district__name=district)
    return sorted(facts, key=lambda one: (one.since or one.until or date.min, one.point.name))


def opening_hours_of(point: Point, *, on: date) -> list[OpeningHours]:
    """Return the hours that hold on the day, by service and weekday; empty means unknown."""
    return hours_by_point([point], on=on).get(point.pk, [])


def hours_by_point(points: Iterable[Point], *, on: date) -> dict[str, list[OpeningHours]]:
    """Return the hours that hold on the day for each point that has any."""
    found: dict[str, list[OpeningHours]] = defaultdict(list)
    rows = OpeningHours.objects.filter(
        Q(until=None) | Q(until__gte=on),
        withdrawn_at=None,
        since__lte=on,
        point__in=[point.pk for point in points],
    )
    for row in rows:
        found[row.point_id].append(row)
    return dict(found)


def hours_a_week(rows: Sequence[OpeningHours], *, service: str = "desk") -> float | None:
    """Return the hours a week for one service, or None when no hours are known."""
    minutes = [
        (row.closes.hour - row.opens.hour) * 60 + row.closes.minute - row.opens.minute
        for row in rows
        if row.service == service
    ]
    return sum(minutes) / 60 if minutes else None


def season_of(fact: PointFact) -> Season:
    """Return the season a seasonal fact carries."""
    first, last = (
        (int(text[:2]), int(text[3:])) for text in (fact.season_first, fact.season_last)
    )
    return Season(name=fact.season, first=first, last=last)


def _points(*, municipality: str | None, district: str | None, sort: str) -> QuerySet[Point]:
    points = Point.objects.filter(sort=sort)
    points = points.select_related("district", "municipality", "station_district")
    if municipality is not None:
        points = points.filter(municipality=municipality)
    if district is not None:
        points = points.filter(district__name=district)
    return points


def _facts_standing() -> QuerySet[PointFact]:
    return PointFact.objects.filter(withdrawn_at=None)


def _since_before(day: date) -> Q:
    return Q(since=None) | Q(since__lte=day)
