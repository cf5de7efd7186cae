"""Waits and missed appointments by quarter, as the open figures have them.

Quarters do not overlap and are shown when they are over, some time after: two versions of the
series cannot be subtracted from one another to find a month. What is planned, who is on duty
and how many desks stand open are in no row.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q

from naervaer.domain.appointments.kinds import AppointmentKind
from naervaer.domain.appointments.waits import UsualWait, usual_wait
from naervaer.domain.enquiries.first_contact import ContactCount, ContactShare, contact_shares
from naervaer.domain.rules.publication import ARREARS, SMALL_COUNTS
from naervaer.web.records.bookings.models import Availability, Booking

QUARTERS = 8
_ENDED, _MISSED = ("checked_in", "done", "no_show"), "no_show"
_MONTHS_A_QUARTER, _MONTHS_A_YEAR = 3, 12


@dataclass(frozen=True, slots=True)
class PublishedAppointments:
    """One office, or a whole district, one kind of appointment and one quarter.

    Attributes
    ----------
    quarter
        Its first day.
    district, municipality, name
        Where; the last two empty for the district's sum.
    kind
        What was booked.
    usual
        Days to the third free appointment on the middle day measured, or None while too few
        days are measured or for a district.
    came
        How many appointments ended, and how many of those came (`answered`), as far as they
        may be shown; None where nothing ended.
    is_synthetic
        Whether it is made up.

    """

    quarter: date
    district: str
    municipality: str
    name: str
    kind: AppointmentKind
    usual: UsualWait | None
    came: ContactShare | None
    is_synthetic: bool


@dataclass(frozen=True, slots=True, order=True)
class _Table:
    """What is added up: offices of one district, kind and quarter, made up or not."""

    quarter: date
    district: str
    kind: str
    is_synthetic: bool


def quarter_of(day: date) -> date:
    """Return the first day of the quarter a day lies in."""
    return date(day.year, day.month - (day.month - 1) % _MONTHS_A_QUARTER, 1)


def quarters_shown(today: date) -> tuple[date, ...]:
    """Return the first days of the latest quarters that may be shown, the earliest first."""
    last = ARREARS.last_month_shown(today)
    first = quarter_of(last)
    if last.month % _MONTHS_A_QUARTER:
        first = quarter_of(first - timedelta(days=1))
    found = [first]
    while len(found) < QUARTERS:
        found.append(quarter_of(found[-1] - timedelta(days=1)))
    return tuple(reversed(found))


def appointments_published(*, today: date) -> list[PublishedAppointments]:
    """Return every office and district, small counts and what reveals them withheld."""
    shown = quarters_shown(today)
    until = _after(shown[-1])
    counts, names = _counts(since=shown[0], until=until)
    waits = _waits(since=shown[0], until=until, names=names)
    rows: list[PublishedAppointments] = []
    for table in sorted({*counts, *waits}):
        rows += _rows(table, counts.get(table, []), waits.get(table, {}), names)
    return rows


def _rows(
    table: _Table,
    parts: list[ContactCount],
    waits: dict[str, UsualWait | None],
    names: dict[str, str],
) -> list[PublishedAppointments]:
    total, shares = contact_shares(parts, fewest=SMALL_COUNTS.fewest)
    came = {share.key: share for share in shares}
    kind = AppointmentKind(table.kind)
    whole = [("", "", None, total)] if parts else []
    offices = [
        (number, names[number], waits.get(number), came.get(number))
        for number in sorted({*came, *waits})
    ]
    return [
        PublishedAppointments(
            table.quarter, table.district, number, name, kind, usual, share, table.is_synthetic
        )
        for number, name, usual, share in [*whole, *offices]
    ]


def _counts(
    *, since: date, until: date
) -> tuple[dict[_Table, list[ContactCount]], dict[str, str]]:
    """Return how many appointments ended, and were kept, by table and office; and names."""
    found: dict[tuple[_Table, str], list[int]] = defaultdict(lambda: [0, 0])
    names: dict[str, str] = {}
    rows = (
        Booking.objects.filter(
            state__in=_ENDED, begins__date__gte=since, begins__date__lt=until
        )
        .order_by()
        .values_list(
            "begins__date",
            "offer__municipality__district__name",
            "offer__kind",
            "offer__is_synthetic",
            "offer__municipality",
            "offer__municipality__name",
        )
        .annotate(ended=Count("pk"), came=Count("pk", filter=~Q(state=_MISSED)))
    )
    for day, district, kind, is_synthetic, number, name, ended, came in rows:
        names[number] = name
        sums = found[_Table(quarter_of(day), district, kind, is_synthetic), number]
        sums[0] += ended
        sums[1] += came
    tables: dict[_Table, list[ContactCount]] = defaultdict(list)
    for (table, number), (ended, came) in sorted(found.items()):
        tables[table].append(ContactCount(number, ended, came))
    return tables, names


def _waits(
    *, since: date, until: date, names: dict[str, str]
) -> dict[_Table, dict[str, UsualWait | None]]:
    """Return what was usual by table and office; the offices' names are added to `names`."""
    measured: dict[tuple[_Table, str], list[int | None]] = defaultdict(list)
    rows = Availability.objects.filter(day__gte=since, day__lt=until).order_by("day")
    for row in rows.select_related("municipality__district"):
        place = row.municipality
        names[place.pk] = place.name
        table = _Table(quarter_of(row.day), place.district.name, row.kind, row.is_synthetic)
        measured[table, place.pk].append(row.days)
    found: dict[_Table, dict[str, UsualWait | None]] = defaultdict(dict)
    for (table, number), days in measured.items():
        found[table][number] = usual_wait(days)
    return found


def _after(quarter: date) -> date:
    """Return the first day of the next quarter."""
    at = quarter.year * _MONTHS_A_YEAR + quarter.month - 1 + _MONTHS_A_QUARTER
    return date(at // _MONTHS_A_YEAR, at % _MONTHS_A_YEAR + 1, 1)
