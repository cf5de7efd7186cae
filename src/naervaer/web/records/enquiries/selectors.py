"""Reading enquiries: those that still wait, and how many were answered at first contact."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from naervaer.domain.authority import Act, Actor
from naervaer.domain.enquiries.first_contact import (
    COUNTED,
    ContactCount,
    ContactShare,
    contact_shares,
)
from naervaer.domain.enquiries.states import UNENDED, EnquiryState
from naervaer.domain.figures import Kind, least_firm
from naervaer.domain.promises.measurement import Measurement
from naervaer.domain.rules.publication import ARREARS, SMALL_COUNTS
from naervaer.domain.wording import norwegian_number, norwegian_share
from naervaer.web.records.areas.selectors import municipalities_within
from naervaer.web.records.enquiries.models import Enquiry
from naervaer.web.records.points.models import Point
from naervaer.web.records.points.selectors import points_all
from naervaer.web.records.presence.models import ResourceGroup

MONTHS = 12
DIMENSIONS = ("theme", "channel", "office", "language")
_COUNTED = [one.value for one in COUNTED]
_ANSWERED = EnquiryState.ANSWERED.value


def enquiries_seen_by(actor: Actor, act: Act = Act.SERVE_COUNTER) -> QuerySet[Enquiry]:
    """Return the enquiries within the actor's reach, newest first."""
    own = municipalities_within(actor.reach(act))
    return Enquiry.objects.filter(municipality__in=own.values("pk")).select_related(
        "municipality__district", "office", "owner"
    )


def enquiry_by_id(actor: Actor, key: int) -> Enquiry | None:
    """Return one enquiry at the actor's counters, or None."""
    return enquiries_seen_by(actor).filter(pk=key).first()


def enquiries_waiting(actor: Actor) -> list[Enquiry]:
    """Return every enquiry that has not ended, call-backs first by deadline, then the oldest.

    Nothing but an end takes an enquiry off this list.
    """
    waiting = enquiries_seen_by(actor).filter(state__in=[one.value for one in UNENDED])
    calls = waiting.filter(state="call_back").order_by("call_by", "pk")
    return [*calls, *waiting.exclude(state="call_back").order_by("day", "hour", "pk")]


def enquiries_left(*, now: datetime) -> tuple[int, int]:
    """Return how many call-backs are overdue, and how many others wait since before today."""
    overdue = Enquiry.objects.filter(state="call_back", call_by__lt=now)
    open_ones = Enquiry.objects.filter(
        state__in=[one.value for one in UNENDED], day__lt=timezone.localdate(now)
    ).exclude(state="call_back")
    return overdue.count(), open_ones.count()


@dataclass(frozen=True, slots=True)
class FirstContact:
    """First contacts of a district in a period, as far as they may be shown.

    Attributes
    ----------
    since, until
        First and last day counted.
    total
        All of them.
    by
        Parts by dimension (theme, channel, office, language).
    months
        First day of each month with its share.
    kind
        The least firm kind among them; None when nobody made contact.
    unended
        How many first contacts nobody knows the outcome of yet.

    """

    since: date
    until: date
    total: ContactShare
    by: dict[str, tuple[ContactShare, ...]]
    months: tuple[tuple[date, ContactShare], ...]
    kind: Kind | None
    unended: int


def period(today: date) -> tuple[date, date]:
    """Return the first and last day of the twelve latest months that may be shown."""
    last = ARREARS.last_month_shown(today)
    first = _months_before(last, MONTHS - 1)
    return first, _months_before(last, -1) - timedelta(days=1)


def published_period(today: date) -> tuple[date, date]:
    """Return the first and last day of what everybody may see: whole half-years, in arrears."""
    return ARREARS.last_half_year_shown(today)


def first_contact(actor: Actor, district: str, *, today: date) -> FirstContact:
    """Return the first contacts of a district within the actor's reach."""
    seen = enquiries_seen_by(actor, Act.SEE_FIRST_CONTACT)
    return _first_contact(seen.filter(municipality__district__name=district), today=today)


def _first_contact(rows: QuerySet[Enquiry], *, today: date) -> FirstContact:
    since, until = period(today)
    found = rows.filter(day__gte=since, day__lte=until).order_by()
    counted = found.filter(first_outcome__in=_COUNTED)
    tables = {one: _counts(counted, one) for one in DIMENSIONS}
    total, _parts = contact_shares(tables["channel"], fewest=SMALL_COUNTS.fewest)
    by = {
        one: contact_shares(parts, fewest=SMALL_COUNTS.fewest)[1]
        for one, parts in tables.items()
    }
    kinds = {Kind(one) for one in counted.values_list("kind", flat=True).distinct()}
    return FirstContact(
        since=since,
        until=until,
        total=total,
        by=by,
        months=_by_month(counted, since),
        kind=least_firm(kinds) if kinds else None,
        unended=found.filter(first_outcome="").count(),
    )


def _counts(rows: QuerySet[Enquiry], field: str) -> list[ContactCount]:
    sums = rows.values(field).annotate(
        contacts=Count("pk"), answered=Count("pk", filter=Q(first_outcome=_ANSWERED))
    )
    return [
        ContactCount(str(one[field]), one["contacts"], one["answered"])
        for one in sums.order_by(field)
    ]


def _by_month(rows: QuerySet[Enquiry], since: date) -> tuple[tuple[date, ContactShare], ...]:
    months: dict[date, list[int]] = {_months_before(since, -at): [0, 0] for at in range(MONTHS)}
    sums = rows.values("day").annotate(
        contacts=Count("pk"), answered=Count("pk", filter=Q(first_outcome=_ANSWERED))
    )
    for one in sums:
        counts = months[one["day"].replace(day=1)]
        counts[0] += one["contacts"]
        counts[1] += one["answered"]
    parts = [ContactCount(month.isoformat(), *counts) for month, counts in months.items()]
    _total, shares = contact_shares(parts, fewest=SMALL_COUNTS.fewest)
    return tuple(zip(months, shares, strict=True))


@dataclass(frozen=True, slots=True)
class PublishedContacts:
    """First contacts of a district by channel, as published in arrears.

    Attributes
    ----------
    district, kind
        Where, and how far it can be trusted.
    share
        The channel (empty for all) and its counts.

    """

    district: str
    kind: Kind
    share: ContactShare


def contacts_published(*, today: date) -> list[PublishedContacts]:
    """Return the latest half-year by district and channel, small counts withheld."""
    since, until = published_period(today)
    rows = Enquiry.objects.filter(
        day__gte=since, day__lte=until, first_outcome__in=_COUNTED
    ).order_by()
    sums = rows.values("municipality__district__name", "kind", "channel").annotate(
        contacts=Count("pk"), answered=Count("pk", filter=Q(first_outcome=_ANSWERED))
    )
    tables: dict[tuple[str, str], list[ContactCount]] = defaultdict(list)
    for one in sums.order_by("municipality__district__name", "kind", "channel"):
        key = one["municipality__district__name"], one["kind"]
        tables[key].append(ContactCount(one["channel"], one["contacts"], one["answered"]))
    return [
        PublishedContacts(district, Kind(kind), share)
        for (district, kind), parts in tables.items()
        for share in _all_shares(parts)
    ]


def contacts_measured(*, today: date) -> list[Measurement]:
    """Return the share answered at first contact by district, as evidence beside B-69."""
    _since, until = published_period(today)
    return [
        Measurement(
            promise="B-69",
            rule="",
            measure="first_contact_share",
            value=one.share.interval.share,
            unit="andel",
            as_of=until,
            kind=one.kind,
            evidence=_evidence(one),
            scope=one.district,
        )
        for one in contacts_published(today=today)
        if one.share.key == "" and one.share.interval is not None
    ]


def _all_shares(parts: list[ContactCount]) -> Iterable[ContactShare]:
    total, shares = contact_shares(parts, fewest=SMALL_COUNTS.fewest)
    return (total, *shares)


def _evidence(found: PublishedContacts) -> str:
    interval = found.share.interval
    if interval is None or found.share.contacts is None:
        return ""
    low, high = norwegian_share(interval.low), norwegian_share(interval.high)
    return (
        f"Henvendelsene i {found.district}: {norwegian_share(interval.share)} av "
        f"{norwegian_number(found.share.contacts)} besvart ved første kontakt, det siste "
        f"halvåret som kan vises; 95 prosents usikkerhet {low} til {high}."
    )


def _months_before(month: date, months: int) -> date:
    """Return the first day of the month so many months before (or after, if negative)."""
    at = month.year * 12 + month.month - 1 - months
    return date(at // 12, at % 12 + 1, 1)


def offices_of(actor: Actor, act: Act = Act.SERVE_COUNTER) -> QuerySet[Point]:
    """Return the service points where the actor may do the act, by name."""
    own = municipalities_within(actor.reach(act))
    return points_all().filter(municipality__in=own.values("pk")).order_by("name")


def owners_for(enquiry: Enquiry) -> QuerySet[ResourceGroup]:
    """Return the units and teams that may be asked to call back."""
    return ResourceGroup.objects.filter(district=enquiry.municipality.district_id)
