"""Reading the presence book.

There are two sorts of answers, and they must not be mixed.

**For everybody** (coarse, in arrears, small counts withheld; no act needed):

`published_by_month(municipality=…, district=…, since=…, today=…)`
    Delivered presence as `PublishedMonth` rows: municipality × mode × month, hours and times,
    or None where the count is too small to show. Nothing newer than the arrears rule allows.
`published_plans_by_month(municipality=…, since=…, today=…)`
    What was planned of the modes people are invited to, as coarse and as late: never patrols.
`published_hours(since=…, until=…, today=…)`, `published_hours_per_thousand(...)`
    Hours by municipality number over a period, of what may be shown; for the map.
`announced_presence(municipality, since=…, until=…)`
    Planned presence that people are invited to (meeting points, bus stops, open days …).
`announced_by_mode(mode, since=…, until=…)`
    The same for one mode in the whole country.
`announced_with_cancelled(municipality, since=…, until=…)`
    The same for a municipality, with what was called off, so that a page can say so.

**For those who may see the book** (`Act.SEE_PRESENCE_BOOK`; pass the actor, the query is
narrowed to where the act reaches):

`book_municipalities(actor)`
    The municipalities whose book the actor may see.
`presence_by_month(actor, municipality=…, district=…, since=…, until=…)`
    Planned and delivered as `MonthTotal` rows: municipality × mode × month.
`presence_by_week(actor, …)`
    The same by the Monday of each week.
`rows_seen_by(actor, …)`
    The rows themselves, newest first.
`imports_seen_by(actor)`, `import_by_id(actor, key)`
    The files on their way into the book (`Act.WRITE_PRESENCE_BOOK`).

Rosters and gaps in them are never public: no selector of the first sort reads planned patrols.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import TruncWeek

from naervaer.domain.authority import COUNTRY, Act, Actor
from naervaer.domain.figures import Kind
from naervaer.domain.presence import DeliveryMode, PresenceState, Service
from naervaer.domain.rules.publication import ANNOUNCED, ARREARS, SMALL_COUNTS
from naervaer.web.records.areas.models import Municipality
from naervaer.web.records.areas.selectors import municipalities_all, municipalities_within
from naervaer.web.records.presence.models import (
    PresenceImport,
    PresenceMonth,
    PresenceRow,
    ResourceGroup,
)

_DELIVERED, _PLANNED = PresenceState.DELIVERED.value, PresenceState.PLANNED.value


@dataclass(frozen=True, slots=True)
class MonthTotal:
    """What the book holds for a municipality and a mode in one month or week.

    Attributes
    ----------
    municipality
        Four-digit number.
    begins
        First day of the month, or the Monday of the week.
    mode
        How the police are present.
    planned_hours, delivered_hours
        Hours; nought where nothing is written.
    planned_times, delivered_times
        How many rows.
    kinds
        The kinds of the rows, sorted.

    """

    municipality: str
    begins: date
    mode: DeliveryMode
    planned_hours: float
    delivered_hours: float
    planned_times: int
    delivered_times: int
    kinds: tuple[Kind, ...]

    @property
    def is_synthetic(self) -> bool:
        """Whether any of it is made up for a showcase."""
        return Kind.SYNTHETIC in self.kinds


@dataclass(frozen=True, slots=True)
class PublishedMonth:
    """What everybody may see of a municipality, a mode and a month.

    Attributes
    ----------
    municipality
        Four-digit number.
    month
        First day of the month.
    mode
        How the police were present.
    hours, times
        Hours and number of times, or None where the count is withheld.
    kind
        Official, estimated or synthetic; rows of several kinds stand apart.

    """

    municipality: str
    month: date
    mode: DeliveryMode
    hours: float | None
    times: int | None
    kind: Kind


# --- for everybody -----------------------------------------------------------------------


def published_by_month(
    *,
    municipality: str | None = None,
    district: str | None = None,
    since: date | None = None,
    today: date,
) -> list[PublishedMonth]:
    """Return delivered presence that may be shown, by month, municipality and mode."""
    totals = PresenceMonth.objects.filter(
        state=_DELIVERED, month__lte=ARREARS.last_month_shown(today)
    )
    if municipality is not None:
        totals = totals.filter(municipality=municipality)
    if district is not None:
        totals = totals.filter(municipality__district__name=district)
    if since is not None:
        totals = totals.filter(month__gte=since)
    return _shown(totals)


def published_plans_by_month(
    *, municipality: str, since: date, today: date
) -> list[PublishedMonth]:
    """Return what was planned of announced presence, by month and mode, after the month.

    A mode is left out altogether where any row of it since then is of a sort that is never
    announced: its sums would tell of the others.
    """
    rows = PresenceRow.objects.filter(municipality=municipality, day__gte=since)
    mixed = rows.exclude(announceable_rows()).values("mode")
    return _shown(
        PresenceMonth.objects.filter(
            state=_PLANNED,
            mode__in=ANNOUNCED.modes,
            municipality=municipality,
            month__gte=since,
            month__lte=ARREARS.last_month_shown(today),
        ).exclude(mode__in=mixed)
    )


def _shown(totals: QuerySet[PresenceMonth]) -> list[PublishedMonth]:
    """Return totals as everybody may see them: small counts of each sum withheld."""
    together: dict[tuple[str, date, str], list[PresenceMonth]] = defaultdict(list)
    for total in totals:
        together[total.municipality_id, total.month, total.kind].append(total)
    return [row for sum_of in together.values() for row in _published(sum_of)]


def published_hours(*, since: date, until: date, today: date) -> dict[str, float]:
    """Return delivered hours by municipality in months within the period, shown ones only."""
    hours: dict[str, float] = defaultdict(float)
    for row in published_by_month(since=since, today=today):
        if row.hours is not None and row.month <= until:
            hours[row.municipality] += row.hours
    return dict(hours)


def published_hours_per_thousand(*, since: date, until: date, today: date) -> dict[str, float]:
    """Return delivered hours per 1,000 inhabitants by municipality, shown ones only."""
    people = dict(municipalities_all().values_list("number", "people"))
    hours = published_hours(since=since, until=until, today=today)
    return {number: 1000 * hours[number] / people[number] for number in hours if people[number]}


def announced_presence(municipality: str, *, since: date, until: date) -> QuerySet[PresenceRow]:
    """Return planned presence that people are invited to, soonest first."""
    rows = announced_with_cancelled(municipality, since=since, until=until)
    return rows.filter(cancelled_at=None)


def announced_with_cancelled(
    municipality: str, *, since: date, until: date
) -> QuerySet[PresenceRow]:
    """Return the same with what was called off, so that a page can say so."""
    return PresenceRow.objects.filter(
        announceable_rows(),
        municipality=municipality,
        state=_PLANNED,
        withdrawn=False,
        day__gte=since,
        day__lte=until,
    ).order_by("begins")


def announceable_rows() -> Q:
    """Return the condition that a row is of a sort that is announced."""
    allowed = {
        mode: [one.value for one in Service if ANNOUNCED.allows(mode, one)]
        for mode in DeliveryMode
    }
    each = [Q(mode=mode.value, service__in=services) for mode, services in allowed.items()]
    return Q(*each, _connector=Q.OR)


def announced_by_mode(mode: DeliveryMode, *, since: date, until: date) -> QuerySet[PresenceRow]:
    """Return what is announced of one mode in the whole country, soonest first.

    Empty for a mode that is not announced.
    """
    rows = PresenceRow.objects.filter(
        announceable_rows(),
        state=_PLANNED,
        cancelled_at=None,
        mode=mode.value,
        day__gte=since,
        day__lte=until,
    )
    return rows.select_related("municipality__district").order_by("begins")


def _published(totals: list[PresenceMonth]) -> list[PublishedMonth]:
    hidden = SMALL_COUNTS.withheld([total.times for total in totals])
    return [
        PublishedMonth(
            municipality=total.municipality_id,
            month=total.month,
            mode=DeliveryMode(total.mode),
            hours=None if withheld else total.minutes / 60,
            times=None if withheld else total.times,
            kind=Kind(total.kind),
        )
        for total, withheld in zip(totals, hidden, strict=True)
    ]


# --- for those who may see the book ------------------------------------------------------


def book_municipalities(
    actor: Actor, act: Act = Act.SEE_PRESENCE_BOOK
) -> QuerySet[Municipality]:
    """Return the municipalities whose book the actor may see (or write)."""
    return municipalities_within(actor.reach(act))


def presence_by_month(
    actor: Actor,
    *,
    municipality: str | None = None,
    district: str | None = None,
    since: date,
    until: date,
) -> list[MonthTotal]:
    """Return planned and delivered hours by month; both days name months to include."""
    totals = PresenceMonth.objects.filter(
        municipality__in=book_municipalities(actor).values("pk"),
        month__gte=since.replace(day=1),
        month__lte=until,
    )
    totals = _narrowed(totals, municipality, district)
    return _paired(
        (one.municipality_id, one.month, one.mode, one.state, one.kind, one.minutes, one.times)
        for one in totals
    )


def presence_by_week(
    actor: Actor,
    *,
    municipality: str | None = None,
    district: str | None = None,
    since: date,
    until: date,
) -> list[MonthTotal]:
    """Return planned and delivered hours by the Monday of each week within the days."""
    rows = PresenceRow.objects.filter(
        withdrawn=False,
        municipality__in=book_municipalities(actor).values("pk"),
        day__gte=since - timedelta(days=since.weekday()),
        day__lte=until,
    )
    sums = (
        _narrowed(rows, municipality, district)
        .order_by()
        .annotate(week=TruncWeek("day"))
        .values_list("municipality", "week", "mode", "state", "kind")
        .annotate(total=Sum("minutes"), times=Count("pk"))
    )
    return _paired(sums)


def rows_seen_by(
    actor: Actor,
    act: Act = Act.SEE_PRESENCE_BOOK,
    *,
    municipality: str | None = None,
    district: str | None = None,
    since: date | None = None,
    until: date | None = None,
) -> QuerySet[PresenceRow]:
    """Return the rows within the actor's reach, newest first."""
    rows = PresenceRow.objects.filter(
        municipality__in=book_municipalities(actor, act).values("pk"), withdrawn=False
    ).select_related("municipality", "group")
    rows = _narrowed(rows, municipality, district)
    if since is not None:
        rows = rows.filter(day__gte=since)
    if until is not None:
        rows = rows.filter(day__lte=until)
    return rows.order_by("-begins", "-pk")


def groups_in(district: str) -> QuerySet[ResourceGroup]:
    """Return a district's units and teams by name."""
    return ResourceGroup.objects.filter(district__name=district)


def groups_seen_by(actor: Actor, act: Act = Act.SEE_PRESENCE_BOOK) -> QuerySet[ResourceGroup]:
    """Return the units and teams of the districts where the actor may do the act."""
    found = ResourceGroup.objects.select_related("district")
    places = actor.reach(act)
    if COUNTRY in places:
        return found
    return found.filter(district__name__in=[one.district for one in places if one.district])


def group_by_id(actor: Actor, key: int, act: Act) -> ResourceGroup | None:
    """Return one unit or team within the actor's reach, or None."""
    return groups_seen_by(actor, act).filter(pk=key).first()


def imports_seen_by(
    actor: Actor, act: Act = Act.WRITE_PRESENCE_BOOK
) -> QuerySet[PresenceImport]:
    """Return the files given to the districts where the actor may do the act, newest first."""
    files = PresenceImport.objects.defer("content", "cells").select_related("district")
    places = actor.reach(act)
    if COUNTRY in places:
        return files
    names = [one.district for one in places if one.district and one.municipality is None]
    return files.filter(district__name__in=names)


def import_by_id(
    actor: Actor, key: int, act: Act = Act.WRITE_PRESENCE_BOOK
) -> PresenceImport | None:
    """Return one file within the actor's reach, or None."""
    return imports_seen_by(actor, act).filter(pk=key).first()


def row_by_id(actor: Actor, key: int, act: Act) -> PresenceRow | None:
    """Return one row within the actor's reach, or None."""
    return rows_seen_by(actor, act).filter(pk=key).first()


def _narrowed(rows: QuerySet, municipality: str | None, district: str | None) -> QuerySet:  # type: ignore[type-arg]
    if municipality is not None:
        rows = rows.filter(municipality=municipality)
    if district is not None:
        rows = rows.filter(municipality__district__name=district)
    return rows


_Sum = tuple[str, date, str, str, str, int, int]


def _paired(sums: Iterable[_Sum]) -> list[MonthTotal]:
    """Put planned and delivered of the same municipality, time and mode side by side."""
    pairs: dict[tuple[str, date, str], list[_Sum]] = defaultdict(list)
    for one in sums:
        pairs[one[0], one[1], one[2]].append(one)
    return [
        MonthTotal(
            municipality=number,
            begins=begins,
            mode=DeliveryMode(mode),
            planned_hours=sum(one[5] for one in found if one[3] == _PLANNED) / 60,
            delivered_hours=sum(one[5] for one in found if one[3] == _DELIVERED) / 60,
            planned_times=sum(one[6] for one in found if one[3] == _PLANNED),
            delivered_times=sum(one[6] for one in found if one[3] == _DELIVERED),
            kinds=tuple(sorted({Kind(one[4]) for one in found})),
        )
        for (number, begins, mode), found in sorted(pairs.items())
    ]
