"""What posts and presence book say of the contacts' time (B-39) and of Dalane (B-37)."""

from collections import defaultdict
from datetime import date, timedelta

from django.db.models import Q, Sum

from naervaer.domain.figures import Kind, least_firm
from naervaer.domain.presence import DeliveryMode, PresenceState
from naervaer.domain.promises.from_contact_hours import ContactTime, time_measurements
from naervaer.domain.promises.from_contacts import dalane_measurement
from naervaer.domain.promises.measurement import Measurement
from naervaer.domain.rules.contacts import DALANE
from naervaer.domain.rules.publication import ARREARS
from naervaer.web.records.contacts.models import ContactPost
from naervaer.web.records.contacts.selectors import book_contacts
from naervaer.web.records.presence.models import PresenceRow
from naervaer.web.records.presence.months import month_after, month_of

_DAYS_A_WEEK = 7
_EARLIER = 2
"""Months before the last one that may be shown that are counted with it."""


def contact_times(*, today: date) -> list[ContactTime]:
    """Return each district's contact hours in the last three months that may be shown."""
    last = ARREARS.last_month_shown(today)
    since, until = last, month_after(last) - timedelta(days=1)
    for _month in range(_EARLIER):
        since = month_of(since - timedelta(days=1))
    posts: dict[str, list[ContactPost]] = defaultdict(list)
    in_period = Q(since__lte=until) & (Q(until=None) | Q(until__gte=since))
    for post in ContactPost.objects.filter(in_period).select_related("district"):
        posts[post.district.name].append(post)
    delivered = _delivered(since, until)
    return [
        _time(district, own, delivered.get(district, {}), since, until)
        for district, own in posts.items()
    ]


def _delivered(since: date, until: date) -> dict[str, dict[Kind, float]]:
    """Return hours of contact presence by district and kind."""
    rows = PresenceRow.objects.filter(
        mode=DeliveryMode.POLICE_CONTACT.value,
        state=PresenceState.DELIVERED.value,
        day__gte=since,
        day__lte=until,
        withdrawn=False,
    )
    sums = rows.order_by().values_list("municipality__district__name", "kind")
    found: dict[str, dict[Kind, float]] = defaultdict(dict)
    for district, kind, minutes in sums.annotate(total=Sum("minutes")):
        found[district][Kind(kind)] = minutes / 60
    return found


def _time(
    district: str,
    posts: list[ContactPost],
    delivered: dict[Kind, float],
    since: date,
    until: date,
) -> ContactTime:
    names = {one.name for one in posts}
    without = {one.name for one in posts if one.protected_hours is None}
    return ContactTime(
        district=district,
        posts=len(names),
        with_hours=len(names - without),
        protected=sum(_protected(one, since, until) for one in posts),
        delivered=sum(delivered.values()),
        until=until,
        kind=least_firm([*(Kind(one.kind) for one in posts), *delivered]),
    )


def _protected(post: ContactPost, since: date, until: date) -> float:
    """Return the hours set aside in the days of the period in which the post was in force."""
    first, last = max(post.since, since), min(post.until or until, until)
    return float(post.protected_hours or 0) * ((last - first).days + 1) / _DAYS_A_WEEK


def contacts_time_measured(*, today: date) -> tuple[Measurement, ...]:
    """Return what the hours say beside B-39, and whether Dalane has its extra post (B-37)."""
    before = date(DALANE.valid_from.year or today.year, 1, 1)
    dalane = dalane_measurement(
        [post for _since, post in book_contacts(on=before)],
        [post for _since, post in book_contacts(on=today)],
        since=before,
        as_of=today.replace(day=1),
    )
    times = time_measurements(contact_times(today=today))
    return times if dalane is None else (*times, dalane)
