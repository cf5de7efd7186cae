"""How requests to the contact read: for their asker, for whoever replies, and as figures."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from naervaer.domain.appointments.kinds import ContactCare, ContactWay
from naervaer.domain.enquiries.kinds import OtherAuthority
from naervaer.domain.enquiries.requests import RequestState, RequestTheme
from naervaer.domain.figures import Kind
from naervaer.web.interface.kinds import Badge
from naervaer.web.interface.labels import said
from naervaer.web.interface.numbers import day, number, percent
from naervaer.web.records.contact_requests.links import code_shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from naervaer.domain.enquiries.replies import ReplyShare
    from naervaer.web.records.contact_requests.measured import DistrictReplies, PlaceReplies
    from naervaer.web.records.contact_requests.models import ContactRequest
    from naervaer.web.records.contact_requests.selectors import OpenedRequest, RequestLoad


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A request in a list; never its words."""

    number: int
    theme: str
    municipality: str
    received: str
    due: str
    due_on: date
    state: str
    is_waiting: bool
    is_overdue: bool
    ended: str
    badge: Badge | None

    @classmethod
    def of(cls, found: "ContactRequest", *, today: date) -> "RequestRow":
        """Return a request in words."""
        is_waiting = found.state == RequestState.WAITING.value
        kind = Kind(found.kind)
        return cls(
            number=found.pk,
            theme=said(RequestTheme(found.theme)),
            municipality=found.municipality.name,
            received=day(found.received_on, "medium"),
            due=day(found.due_on, "medium"),
            due_on=found.due_on,
            state=said(RequestState(found.state)),
            is_waiting=is_waiting,
            is_overdue=is_waiting and found.due_on < today,
            ended=day(found.ended_on, "medium") if found.ended_on else "",
            badge=None if kind is Kind.OFFICIAL else Badge(kind),
        )


@dataclass(frozen=True, slots=True)
class OwnRequest:
    """A request as its asker sees it."""

    row: RequestRow
    code: str
    message: str
    reply: str
    authority: str


def own_request(found: "OpenedRequest", *, today: date) -> OwnRequest:
    """Return a request for whoever holds its link."""
    request = found.request
    return OwnRequest(
        row=RequestRow.of(request, today=today),
        code=code_shown(request.code),
        message=found.message,
        reply=found.reply,
        authority=said(OtherAuthority(request.authority)) if request.authority else "",
    )


def reply_way(found: "OpenedRequest") -> str:
    """Return in words how the asker gets the reply."""
    request, careful = found.request, ContactCare(found.request.care)
    if not found.address:
        return _("Spørreren leser svaret selv, med en kode. Ingen beskjed sendes.")
    words = {
        ContactWay.EMAIL: _("Svaret sendes med e-post."),
        ContactWay.SMS: _("Svaret skal fortelles på telefon; det står i listen ved skranken."),
    }[ContactWay(request.way)]
    if careful is ContactCare.NEUTRAL:
        return _("%(words)s Beskjeden røper ikke at det gjelder politiet.") % {"words": words}
    return words


@dataclass(frozen=True, slots=True)
class LoadRow:
    """What waits in a municipality: counts alone."""

    municipality: str
    waiting: str
    overdue: str
    is_overdue: bool
    first_due: str


def load_row(load: "RequestLoad") -> LoadRow:
    """Return a municipality's load in words."""
    return LoadRow(
        municipality=load.municipality,
        waiting=number(load.waiting),
        overdue=number(load.overdue),
        is_overdue=bool(load.overdue),
        first_due=day(load.first_due, "medium"),
    )


@dataclass(frozen=True, slots=True)
class ReplyRow:
    """How soon replies came in a place, as far as it may be shown."""

    where: str
    requests: str
    share: str
    between: str
    median: str


def reply_row(where: str, found: "ReplyShare | None") -> ReplyRow:
    """Return a place's replies in words."""
    if found is None:
        return ReplyRow(where, number(0), "–", "–", "–")
    interval, asked = found.share.interval, found.share.contacts
    hidden = _("holdes tilbake")
    if interval is None:
        return ReplyRow(where, hidden if asked is None else number(asked), hidden, "–", "–")
    ends = {"low": percent(interval.low, 0), "high": percent(interval.high, 0)}
    return ReplyRow(
        where=where,
        requests=number(asked),
        share=percent(interval.share, 0),
        between=_("%(low)s til %(high)s") % ends,
        median=_median(found.median_days),
    )


def _median(days: float | None) -> str:
    if days is None:
        return _("halvparten har ikke fått svar")
    return number(days, 0 if days == int(days) else 1)


@dataclass(frozen=True, slots=True)
class ReplyTable:
    """How soon replies came: a municipality beside its district, or a district's all."""

    name: str
    rows: tuple[ReplyRow, ...]
    badge: Badge


def place_tables(name: str, district: str, found: "Iterable[PlaceReplies]") -> list[ReplyTable]:
    """Return a municipality beside its district, one table for each kind of figures."""
    return [
        ReplyTable(
            name=f"svar-{at}",
            rows=(reply_row(name, one.own), reply_row(district, one.total)),
            badge=Badge(one.kind),
        )
        for at, one in enumerate(found, start=1)
    ]


def district_tables(found: "Iterable[DistrictReplies]") -> list[ReplyTable]:
    """Return each district with its municipalities by name, one table for each kind."""
    tables = []
    for at, one in enumerate(found, start=1):
        places = [reply_row(one.names[part.share.key], part) for part in one.places]
        rows = (reply_row(one.district, one.total), *sorted(places, key=lambda row: row.where))
        tables.append(ReplyTable(f"svar-{at}", rows, Badge(one.kind)))
    return tables
