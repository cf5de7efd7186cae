"""Asking the police contact, replying, and taking a request back.

Every end is one conditional change from waiting: of two who reply at once, one is told that
the other was first. The history holds theme and end, never what was written.
"""

import secrets
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from naervaer.domain.authority import ANYBODY, Act, Actor
from naervaer.domain.enquiries.kinds import OtherAuthority
from naervaer.domain.enquiries.requests import (
    MOST_WORDS,
    REQUEST_MOVES,
    RequestState,
    RequestTheme,
    due_on,
)
from naervaer.domain.errors import RuleBrokenError, UnusableInputError
from naervaer.domain.figures import Kind
from naervaer.domain.free_text import expect_no_persons
from naervaer.web.records.accounts.sealing import sealed
from naervaer.web.records.areas.selectors import place_of
from naervaer.web.records.audit.services import change_record
from naervaer.web.records.bookings.contact import Contact
from naervaer.web.records.bookings.making import CODE_LETTERS
from naervaer.web.records.contact_requests.models import ContactRequest
from naervaer.web.records.contact_requests.telling import Occasion, tell

if TYPE_CHECKING:
    from naervaer.web.records.areas.models import Municipality

_CODE_LENGTH = 12


@transaction.atomic
def request_ask(
    *,
    municipality: "Municipality",
    theme: RequestTheme,
    message: str,
    contact: Contact,
    is_confirmed: bool,
    now: datetime | None = None,
    kind: Kind = Kind.OFFICIAL,
) -> ContactRequest:
    """Take what somebody writes to the contact; it waits until it ends.

    Parameters
    ----------
    municipality, theme, message
        Where, about what, and the words.
    contact
        How the asker wants the reply.
    is_confirmed
        Whether the asker has said that a number or address in the text is no person's.

    Raises
    ------
    UnusableInputError
        When there are no words, or too many.
    RuleBrokenError
        When the words may be about a person.

    """
    expect_no_persons({_("Melding"): _words(message)}, is_confirmed=is_confirmed)
    moment = now or timezone.now()
    received = timezone.localdate(moment)
    request = ContactRequest.objects.create(
        municipality=municipality,
        theme=theme.value,
        language=(get_language() or "nb")[:5],
        code="".join(secrets.choice(CODE_LETTERS) for _letter in range(_CODE_LENGTH)),
        message_sealed=sealed(message.strip()),
        received_at=moment,
        received_on=received,
        due_on=due_on(received),
        state=RequestState.WAITING.value,
        kind=kind.value,
        **contact.columns(),
    )
    change_record(actor=ANYBODY, act="contact_request.ask", thing=request, why=theme.label)
    tell(request, Occasion.RECEIVED)
    return request


@transaction.atomic
def request_reply(
    *,
    request: ContactRequest,
    text: str,
    actor: Actor,
    is_confirmed: bool,
    authority: OtherAuthority | None = None,
    now: datetime | None = None,
) -> ContactRequest:
    """Reply to a request: answer it, or show its asker on to another authority.

    Parameters
    ----------
    request, text, actor
        Which one, the words, and who replies.
    is_confirmed
        Whether the actor has said that a number or address in the text is no person's.
    authority
        Whom it belongs to, when it is not the police.

    Raises
    ------
    UnusableInputError
        When there are no words, or too many.
    RuleBrokenError
        When the actor does not reply for the municipality, the words may be about a person,
        or the request has ended.

    """
    if not actor.may(Act.ANSWER_REQUESTS, place_of(request.municipality)):
        msg = _("Du svarer ikke for politikontakten i %(place)s.")
        raise RuleBrokenError(msg % {"place": request.municipality})
    words = _words(text)
    expect_no_persons({_("Svar"): words}, is_confirmed=is_confirmed)
    to = RequestState.ANSWERED if authority is None else RequestState.TRANSFERRED
    columns = {"authority": authority.value if authority else "", "reply_sealed": sealed(words)}
    _end(request, to, now or timezone.now(), columns)
    change_record(actor=actor, act=f"contact_request.{to}", thing=request, why=to.label)
    tell(request, Occasion.REPLIED, reply=words)
    return request


@transaction.atomic
def request_withdraw(*, request: ContactRequest, now: datetime | None = None) -> ContactRequest:
    """Take a request back for its asker: words and contact way go at once.

    Raises
    ------
    RuleBrokenError
        When it has ended already.

    """
    moment = now or timezone.now()
    gone = {"message_sealed": "", "contact_sealed": "", "emptied_at": moment}
    _end(request, RequestState.WITHDRAWN, moment, gone)
    why = RequestState.WITHDRAWN.label
    change_record(actor=ANYBODY, act="contact_request.withdrawn", thing=request, why=why)
    tell(request, Occasion.WITHDRAWN)
    return request


def _end(
    request: ContactRequest, to: RequestState, moment: datetime, columns: dict[str, Any]
) -> None:
    before = RequestState(request.state)
    allowed = to in REQUEST_MOVES[before]
    ended = {"state": to.value, "ended_on": timezone.localdate(moment), **columns}
    waiting = ContactRequest.objects.filter(pk=request.pk, state=RequestState.WAITING.value)
    if not allowed or not waiting.update(**ended):
        raise RuleBrokenError(_("Henvendelsen er alt avsluttet. Se på den på nytt."))
    request.refresh_from_db()


def _words(text: str) -> str:
    given = text.strip()
    if not given or len(given) > MOST_WORDS:
        msg = _("Skriv mellom 1 og %(most)s tegn.") % {"most": MOST_WORDS}
        raise UnusableInputError(msg)
    return given
