"""Reading requests: the asker's own, those the contact must answer, and those left too long."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min, Q, QuerySet

from naervaer.domain.authority import Act, Actor
from naervaer.domain.enquiries.requests import RequestState
from naervaer.web.records.accounts.sealing import unsealed
from naervaer.web.records.areas.selectors import municipalities_within
from naervaer.web.records.bookings.contact import address_of
from naervaer.web.records.contact_requests.models import ContactRequest

_WAITING = RequestState.WAITING.value


@dataclass(frozen=True, slots=True)
class OpenedRequest:
    """A request with its seals broken, for its asker or for the one who answers it.

    Attributes
    ----------
    request
        The row.
    message, reply, address
        The words and the e-mail address or number; each empty where none is kept.

    """

    request: ContactRequest
    message: str
    reply: str
    address: str


def requests_seen_by(actor: Actor) -> QuerySet[ContactRequest]:
    """Return the requests that the actor answers for, those due first."""
    own = municipalities_within(actor.reach(Act.ANSWER_REQUESTS))
    return ContactRequest.objects.filter(municipality__in=own.values("pk")).select_related(
        "municipality__district"
    )


def request_by_id(actor: Actor, key: int) -> ContactRequest | None:
    """Return one request that the actor answers for, or None."""
    return requests_seen_by(actor).filter(pk=key).first()


def requests_waiting(actor: Actor) -> QuerySet[ContactRequest]:
    """Return every request that has not ended; nothing but an end takes one off this list."""
    return requests_seen_by(actor).filter(state=_WAITING).order_by("due_on", "pk")


def requests_ended(actor: Actor) -> QuerySet[ContactRequest]:
    """Return the requests that have ended and still have words, the last first."""
    ended = requests_seen_by(actor).exclude(state=_WAITING).filter(emptied_at=None)
    return ended.order_by("-ended_on", "-pk")


def request_by_code(code: str) -> ContactRequest | None:
    """Return the request a code opens for its asker, or None once it is forgotten."""
    found = ContactRequest.objects.select_related("municipality__district")
    return found.filter(code=code).first() if code and not code.startswith("#") else None


def opened(request: ContactRequest) -> OpenedRequest:
    """Return a request with its words."""
    return OpenedRequest(
        request=request,
        message=unsealed(request.message_sealed) if request.message_sealed else "",
        reply=unsealed(request.reply_sealed) if request.reply_sealed else "",
        address=address_of(request.contact_sealed),
    )


@dataclass(frozen=True, slots=True)
class RequestLoad:
    """How many requests wait in a municipality.

    Attributes
    ----------
    municipality
        Its name.
    waiting, overdue
        How many wait, and how many of them are past their day.
    first_due
        The earliest day among them.

    """

    municipality: str
    waiting: int
    overdue: int
    first_due: date


def request_loads(actor: Actor, *, today: date) -> list[RequestLoad]:
    """Return what waits where the actor assigns contacts: counts alone, never words."""
    own = municipalities_within(actor.reach(Act.WRITE_CONTACTS))
    found = (
        ContactRequest.objects.filter(state=_WAITING, municipality__in=own.values("pk"))
        .order_by()
        .values("municipality__name")
        .annotate(
            waiting=Count("pk"),
            overdue=Count("pk", filter=Q(due_on__lt=today)),
            first_due=Min("due_on"),
        )
    )
    return [
        RequestLoad(one["municipality__name"], one["waiting"], one["overdue"], one["first_due"])
        for one in found.order_by("first_due", "municipality__name")
    ]


def requests_left(*, today: date) -> int:
    """Return how many requests are past the day a reply was due."""
    return ContactRequest.objects.filter(state=_WAITING, due_on__lt=today).count()
