"""Made-up enquiries for a showcase district; every row is marked synthetic.

Fourteen months at each point, drawn from a fixed seed, with a few that still wait: open ones,
one passed on, and call-backs of which one is overdue. Nothing here says anything about a real
office.
"""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from naervaer.domain.authority import SYSTEM
from naervaer.domain.enquiries.kinds import (
    EnquiryChannel,
    EnquiryLanguage,
    EnquiryTheme,
    OtherAuthority,
    RefusalReason,
)
from naervaer.domain.enquiries.states import UNENDED, EnquiryState
from naervaer.domain.figures import Kind
from naervaer.domain.queues import TicketState
from naervaer.web.records.areas.selectors import district_by_name
from naervaer.web.records.audit.services import change_record
from naervaer.web.records.enquiries.models import Enquiry, Ticket
from naervaer.web.records.points.models import Point
from naervaer.web.records.points.selectors import points_all
from naervaer.web.records.presence.models import ResourceGroup

SEED = 69
DAYS = 425
STEIGEN = "1848"
_A_WEEK = 7
_PER_WEEK = 2
_TICKET_DAYS, _VISITS = 28, 2
_THEMES = (8, 12, 3, 4, 6, 9, 4, 5, 3, 2, 3, 4)
_CHANNELS = (5, 8, 2, 3)
_LANGUAGES = (40, 1, 5, 2)
_OUTCOMES = {
    EnquiryState.ANSWERED: 62,
    EnquiryState.PASSING_WORKED: 14,
    EnquiryState.CALLED_BACK: 12,
    EnquiryState.REFUSED: 4,
    EnquiryState.GUIDED_ON: 6,
}
_WAITING = (
    (EnquiryState.OPEN, EnquiryTheme.OWN_CASE, 0),
    (EnquiryState.PASSED_ON, EnquiryTheme.WEAPONS, 0),
    (EnquiryState.CALL_BACK, EnquiryTheme.SAFETY, 2),
    (EnquiryState.CALL_BACK, EnquiryTheme.REPORT, 4),
)


@transaction.atomic
def showcase_fill(*, district: str, today: date) -> int:
    """Write enquiries of a district up to a day; return how many were written.

    Where the district has made-up enquiries already, nothing is done.
    """
    found = district_by_name(district)
    mine = Enquiry.objects.filter(municipality__district=found, kind=Kind.SYNTHETIC.value)
    if found is None or mine.exists():
        return 0
    owner, _made = ResourceGroup.objects.get_or_create(
        district=found, name="Førstelinjen (syntetisk)"
    )
    points = list(points_all().filter(district=found).select_related("municipality"))
    rows = [row for point in points for row in _ended(point, owner, today)]
    rows += [row for point in points for row in _still_waiting(point, owner, today)]
    Enquiry.objects.bulk_create(rows)
    Ticket.objects.bulk_create(
        one
        for point in points
        if point.municipality_id == STEIGEN
        for one in _tickets(point, today)
    )
    change_record(actor=SYSTEM, act="showcase.fill", thing=found, why=f"{len(rows)} rader")
    return len(rows)


def _ended(point: Point, owner: ResourceGroup, today: date) -> Iterator[Enquiry]:
    drawn = random.Random(f"{SEED}-{point.pk}")  # noqa: S311 - a made-up showcase
    many = DAYS * _PER_WEEK // _A_WEEK
    for _number in range(many):
        day = today - timedelta(days=drawn.randint(1, DAYS))
        state = drawn.choices(list(_OUTCOMES), list(_OUTCOMES.values()))[0]
        yield _row(point, drawn, day, state, owner)


def _still_waiting(point: Point, owner: ResourceGroup, today: date) -> Iterator[Enquiry]:
    if point.municipality_id != STEIGEN:
        return
    drawn = random.Random(SEED)  # noqa: S311 - a made-up showcase
    for state, theme, days_ago in _WAITING:
        row = _row(point, drawn, today - timedelta(days=days_ago), state, owner)
        row.theme = theme.value
        yield row


def _tickets(point: Point, today: date) -> Iterator[Ticket]:
    """Yield a month of visits."""
    drawn = random.Random(f"{SEED}-{point.pk}")  # noqa: S311 - a made-up showcase
    for days_ago in range(_TICKET_DAYS, 0, -_A_WEEK):
        for number in range(1, _VISITS + 1):
            day = today - timedelta(days=days_ago)
            came = timezone.make_aware(datetime.combine(day, time(10, 7 * number)))
            wait = timedelta(minutes=drawn.randint(2, 20))
            yield Ticket(
                office=point,
                municipality=point.municipality,
                day=day,
                number=number,
                theme=drawn.choices(list(EnquiryTheme), _THEMES)[0].value,
                came_at=came,
                kind=Kind.SYNTHETIC.value,
                state=TicketState.SERVED.value,
                called_at=came + wait,
                ended_at=came + 2 * wait,
            )


def _row(
    point: Point, drawn: random.Random, day: date, state: EnquiryState, owner: ResourceGroup
) -> Enquiry:
    hour = drawn.randint(9, 14)
    ended = timezone.make_aware(datetime.combine(day, time(hour, 30)))
    return Enquiry(
        office=point,
        municipality=point.municipality,
        theme=drawn.choices(list(EnquiryTheme), _THEMES)[0].value,
        channel=drawn.choices(list(EnquiryChannel), _CHANNELS)[0].value,
        language=drawn.choices(list(EnquiryLanguage), _LANGUAGES)[0].value,
        day=day,
        hour=hour,
        state=state.value,
        kind=Kind.SYNTHETIC.value,
        **_columns(state, owner, ended.astimezone(UTC), drawn),
    )


def _columns(
    state: EnquiryState, owner: ResourceGroup, at: datetime, drawn: random.Random
) -> dict[str, Any]:
    """Return what the state asks for."""
    columns: dict[str, Any] = {} if state in UNENDED else {"ended_at": at}
    first = {EnquiryState.CALLED_BACK: EnquiryState.CALL_BACK}.get(state, state)
    if state not in {EnquiryState.OPEN, EnquiryState.PASSED_ON}:
        columns["first_outcome"] = first.value
    if first is EnquiryState.CALL_BACK:
        columns |= {"owner": owner, "call_by": at + timedelta(days=3)}
    if state is EnquiryState.CALLED_BACK:
        columns |= {"called_at": at}
    if state is EnquiryState.REFUSED:
        columns["reason"] = drawn.choice(list(RefusalReason)).value
    if state is EnquiryState.GUIDED_ON:
        columns["authority"] = drawn.choice(list(OtherAuthority)).value
    return columns
