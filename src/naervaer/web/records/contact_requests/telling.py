"""What somebody who has written to the contact is told, in their own language.

Ordinary messages hold the reply; a neutral one gives away neither police nor theme, only the
code that opens the reply on the site. Nobody who wants no message gets one.
"""

from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils import translation
from django.utils.translation import gettext as _

from naervaer.domain.appointments.kinds import ContactCare, ContactWay
from naervaer.domain.notices import NoticeKind
from naervaer.web.records.bookings.contact import address_of
from naervaer.web.records.contact_requests.links import address_to, code_shown
from naervaer.web.records.notices.recipients import Recipient
from naervaer.web.records.notices.services import notice_queue, notice_withdraw

if TYPE_CHECKING:
    from naervaer.web.records.contact_requests.models import ContactRequest


class Occasion(StrEnum):
    """Why somebody is told."""

    RECEIVED = "received"
    REPLIED = "replied"
    WITHDRAWN = "withdrawn"


def tell(request: "ContactRequest", occasion: Occasion, *, reply: str = "") -> None:
    """Queue the message for an occasion, in the transaction of what it tells about.

    What waits to be sent about the same request is taken back first. A receipt goes by e-mail
    alone: nobody is rung up to hear that they have written.
    """
    about = f"contact_requests.contactrequest:{request.pk}"
    notice_withdraw(about=about)
    way, care = ContactWay(request.way), ContactCare(request.care)
    is_told = way is not ContactWay.NONE and care is not ContactCare.SILENT
    if occasion is Occasion.WITHDRAWN or not is_told or not request.contact_sealed:
        return
    if occasion is Occasion.RECEIVED and way is not ContactWay.EMAIL:
        return
    with translation.override(request.language):
        is_neutral = care is ContactCare.NEUTRAL
        subject, text = _words(request, occasion, reply=reply, is_neutral=is_neutral)
    address = address_of(request.contact_sealed)
    by_email = way is ContactWay.EMAIL
    notice_queue(
        to=Recipient.by_email(address) if by_email else Recipient.by_phone(address),
        kind=NoticeKind.ANSWER if occasion is Occasion.REPLIED else NoticeKind.CONFIRMATION,
        subject=subject,
        text=text,
        about=about,
        language=request.language,
        once_key=f"contact-request-{request.pk}-{occasion.value}",
        municipality=request.municipality_id,
    )


def _words(
    request: "ContactRequest", occasion: Occasion, *, reply: str, is_neutral: bool
) -> tuple[str, str]:
    """Return subject and text."""
    named = {
        "where": request.municipality.name,
        "code": code_shown(request.code),
        "address": address_to(request.code),
        "due": f"{request.due_on:%d.%m.%Y}",
        "reply": reply,
    }
    if is_neutral:
        return _("Melding"), _neutral(occasion) % named
    return _("Politikontakten i %(where)s") % named, _ordinary(occasion) % named


def _neutral(occasion: Occasion) -> str:
    return {
        Occasion.RECEIVED: _("Vi har fått det du sendte. Kode: %(code)s."),
        Occasion.REPLIED: _("Det er kommet svar til deg. Kode: %(code)s."),
    }[occasion]


def _ordinary(occasion: Occasion) -> str:
    return {
        Occasion.RECEIVED: _(
            "Politikontakten i %(where)s har fått henvendelsen din. Målet er svar senest "
            "%(due)s. Følg den eller trekk den tilbake: %(address)s. Kode: %(code)s."
        ),
        Occasion.REPLIED: _(
            "Politikontakten i %(where)s har svart deg:\n\n%(reply)s\n\n"
            "Svaret står også her: %(address)s. Kode: %(code)s."
        ),
    }[occasion]
