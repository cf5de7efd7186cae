"""Made-up requests to the police contacts of a showcase district, marked synthetic."""

import random
import secrets
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from naervaer.domain.appointments.kinds import ContactCare, ContactWay
from naervaer.domain.authority import SYSTEM
from naervaer.domain.enquiries.kinds import OtherAuthority
from naervaer.domain.enquiries.requests import RequestState, RequestTheme, due_on
from naervaer.domain.figures import Kind
from naervaer.web.records.accounts.sealing import sealed
from naervaer.web.records.areas.models import Municipality
from naervaer.web.records.areas.selectors import district_by_name, municipalities_all
from naervaer.web.records.audit.services import change_record
from naervaer.web.records.bookings.making import CODE_LETTERS
from naervaer.web.records.contact_requests.models import ContactRequest

SEED = 1848
STEIGEN = "1848"
_PLACES = {
    STEIGEN: (48, 18),
    "1804": (62, 20),
    "1841": (24, 10),
    "1845": (10, 8),
    "1837": (3, 3),
}
"""Made-up requests that got a reply in time, and late, by municipality."""
_FIRST, _LAST = 110, 400
_ASKED = {
    RequestTheme.SAFETY: "Oppdiktet: Det er lite lys ved brygga. Hvem kan vi snakke med?",
    RequestTheme.ROADS: "Oppdiktet: Det kjøres fort forbi skolen om morgenen.",
    RequestTheme.YOUTH: "Oppdiktet: Kan politiet komme til ungdomsklubben en kveld?",
    RequestTheme.EVENT: "Oppdiktet: Vi holder festival i juni og vil gjerne ha et møte.",
    RequestTheme.PRESENCE: "Oppdiktet: Når er politiet neste gang på rådhuset?",
}
_REPLY = "Oppdiktet: Takk for at du skrev. Vi tar det opp i politirådet og kommer innom."
_WAITING = ((RequestTheme.YOUTH, 3), (RequestTheme.EVENT, 9), (RequestTheme.ROADS, 17))
"""Made-up requests that wait in Steigen: theme and days since they came; the last is late."""
_ENDED = ((RequestTheme.PRESENCE, 12, 6), (RequestTheme.SAFETY, 30, 19))
"""Made-up requests there that lately got a reply: days since, and days until the reply."""


@transaction.atomic
def showcase_fill(*, district: str, today: date) -> int:
    """Write a year of made-up requests and some that wait; return how many. Done once."""
    found = district_by_name(district)
    synthetic = ContactRequest.objects.filter(kind=Kind.SYNTHETIC.value)
    if found is None or synthetic.filter(municipality__district=found).exists():
        return 0
    places = {one.number: one for one in municipalities_all().filter(number__in=_PLACES)}
    rows = list(_recent(places[STEIGEN], today)) if STEIGEN in places else []
    rows += [row for number, one in places.items() for row in _past(one, number, today)]
    ContactRequest.objects.bulk_create(rows)
    for row in ContactRequest.objects.filter(emptied_at__isnull=False, language=""):
        ContactRequest.objects.filter(pk=row.pk).update(code=f"#{row.pk}")
    change_record(actor=SYSTEM, act="showcase.fill", thing=found, why=f"{len(rows)} rader")
    return len(rows)


def _past(place: Municipality, number: str, today: date) -> Iterator[ContactRequest]:
    """Yield requests old enough that their words are gone."""
    drawn = random.Random(f"{SEED}-{number}")  # noqa: S311 - a made-up showcase
    in_time, late = _PLACES[number]
    for at in range(in_time + late):
        received = today - timedelta(days=drawn.randint(_FIRST, _LAST))
        days = drawn.randint(1, 14) if at < in_time else drawn.randint(15, 21)
        theme = drawn.choice(list(_ASKED))
        row = _row(place, theme, received, _replied(received, days, drawn))
        row.emptied_at = timezone.now()
        row.message_sealed = row.reply_sealed = row.language = ""
        yield row


def _recent(place: Municipality, today: date) -> Iterator[ContactRequest]:
    drawn = random.Random(SEED)  # noqa: S311 - a made-up showcase
    for theme, ago in _WAITING:
        yield _row(place, theme, today - timedelta(days=ago), {"state": "waiting"})
    for theme, ago, days in _ENDED:
        received = today - timedelta(days=ago)
        replied = _replied(received, days, drawn)
        yield _row(place, theme, received, {**replied, "reply_sealed": sealed(_REPLY)})


def _replied(received: date, days: int, drawn: random.Random) -> dict[str, Any]:
    shown_on = drawn.random() < 0.15  # noqa: PLR2004 - about one in seven is another's
    state = RequestState.TRANSFERRED if shown_on else RequestState.ANSWERED
    return {
        "state": state.value,
        "authority": OtherAuthority.MUNICIPALITY.value if shown_on else "",
        "ended_on": received + timedelta(days=days),
    }


def _row(
    place: Municipality, theme: RequestTheme, received: date, ended: dict[str, Any]
) -> ContactRequest:
    return ContactRequest(
        **{
            "municipality": place,
            "theme": theme.value,
            "language": "nb",
            "code": "".join(secrets.choice(CODE_LETTERS) for _letter in range(12)),
            "way": ContactWay.NONE.value,
            "care": ContactCare.ORDINARY.value,
            "message_sealed": sealed(_ASKED[theme]),
            "received_at": timezone.make_aware(datetime.combine(received, time(10))),
            "received_on": received,
            "due_on": due_on(received),
            "kind": Kind.SYNTHETIC.value,
            **ended,
        }
    )
