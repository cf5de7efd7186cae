"""What somebody is told about an appointment, and in how many words.

A message never says what the matter is. With care it does not even say that it is the police;
where no message is wanted, none is made.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from naervaer.domain.appointments.kinds import ContactCare, ContactWay
from naervaer.domain.notices import NoticeKind
from naervaer.web.records.bookings.contact import address_of
from naervaer.web.records.bookings.links import address_to
from naervaer.web.records.notices.recipients import Recipient
from naervaer.web.records.notices.services import notice_queue, notice_withdraw

if TYPE_CHECKING:
    from naervaer.web.records.bookings.models import Booking


REMINDED_BEFORE = timedelta(hours=24)
"""How long before an appointment the reminder goes; the project's own choice."""


class Occasion(StrEnum):
    """Why somebody is told."""

    CONFIRMED = "confirmed"
    REMINDER = "reminder"
    CANCELLED = "cancelled"
    MOVED = "moved"
    NEEDS_NEW_TIME = "needs_new_time"
    OFFERED = "offered"


_KINDS = {
    Occasion.CONFIRMED: NoticeKind.CONFIRMATION,
    Occasion.REMINDER: NoticeKind.REMINDER,
    Occasion.CANCELLED: NoticeKind.CANCELLATION,
    Occasion.MOVED: NoticeKind.CHANGE,
    Occasion.NEEDS_NEW_TIME: NoticeKind.CHANGE,
    Occasion.OFFERED: NoticeKind.OFFER,
}


@dataclass(frozen=True, slots=True)
class Message:
    """What is said.

    Attributes
    ----------
    subject, body
        The words, in the language the person booked in.

    """

    subject: str
    body: str


def tell(booking: "Booking", occasion: Occasion) -> Message | None:
    """Queue the message for an occasion, in the transaction of what it tells about.

    What waits to be sent about the same appointment is taken back first, and a confirmed
    appointment gets its reminder queued for the day before. None where no message is wanted.
    """
    message = message_for(booking, occasion)
    about = f"bookings.booking:{booking.pk}"
    if occasion is not Occasion.CONFIRMED:
        notice_withdraw(about=about)
    if message is None:
        return None
    _queue(booking, occasion, message)
    begins_again = occasion in {Occasion.CONFIRMED, Occasion.MOVED}
    if begins_again and booking.begins - timezone.now() > REMINDED_BEFORE:
        reminder = message_for(booking, Occasion.REMINDER)
        if reminder is not None:
            _queue(booking, Occasion.REMINDER, reminder)
    return message


def _queue(booking: "Booking", occasion: Occasion, message: Message) -> None:
    is_later = occasion is Occasion.REMINDER
    notice_queue(
        to=_recipient(booking),
        kind=_KINDS[occasion],
        subject=message.subject,
        text=message.body,
        about=f"bookings.booking:{booking.pk}",
        language=booking.language,
        not_before=booking.begins - REMINDED_BEFORE if is_later else None,
        once_key=f"booking-{booking.pk}-{occasion.value}",
        municipality=booking.offer.municipality_id,
    )


def _recipient(booking: "Booking") -> Recipient:
    address = address_of(booking.contact_sealed)
    if booking.way == ContactWay.EMAIL.value:
        return Recipient.by_email(address)
    return Recipient.by_phone(address)


def message_for(booking: "Booking", occasion: Occasion) -> Message | None:
    """Return the message for an occasion, or None where the person wants none."""
    way, care = ContactWay(booking.way), ContactCare(booking.care)
    if way is ContactWay.NONE or care is ContactCare.SILENT or not booking.contact_sealed:
        return None
    with translation.override(booking.language):
        subject, body = _words(booking, occasion, is_neutral=care is ContactCare.NEUTRAL)
    return Message(subject=subject, body=body)


def _words(booking: "Booking", occasion: Occasion, *, is_neutral: bool) -> tuple[str, str]:
    """Return subject and body."""
    begins = timezone.localtime(booking.begins)
    named = {
        "when": f"{begins:%d.%m.%Y} {_('kl.')} {begins:%H.%M}",
        "where": booking.offer.whole_place,
        "code": booking.code,
        "address": address_to(booking),
    }
    if is_neutral:
        return _("Avtale"), _neutral(occasion) % named
    return _("Time hos politiet"), _ordinary(occasion, booking.wording) % named


def _neutral(occasion: Occasion) -> str:
    return {
        Occasion.CONFIRMED: _("Avtalen din er %(when)s. Kode: %(code)s."),
        Occasion.REMINDER: _("Husk avtalen din %(when)s. Kode: %(code)s."),
        Occasion.CANCELLED: _("Avtalen din %(when)s er avlyst. Kode: %(code)s."),
        Occasion.MOVED: _("Avtalen din er flyttet til %(when)s. Kode: %(code)s."),
        Occasion.NEEDS_NEW_TIME: _("Avtalen din %(when)s må flyttes. Kode: %(code)s."),
        Occasion.OFFERED: _(
            "Det er en ledig avtale til deg. Svar innen et døgn med lenka du har."
        ),
    }[occasion]


def _ordinary(occasion: Occasion, wording: str) -> str:
    if occasion is Occasion.REMINDER:
        return _reminder(wording)
    return {
        Occasion.CONFIRMED: _(
            "Du har time %(when)s, %(where)s. Koden din er %(code)s. Endre eller avbestill: "
            "%(address)s"
        ),
        Occasion.CANCELLED: _("Timen din %(when)s, %(where)s, er avbestilt. Kode: %(code)s."),
        Occasion.MOVED: _("Timen din er flyttet til %(when)s, %(where)s. Kode: %(code)s."),
        Occasion.NEEDS_NEW_TIME: _(
            "Vi kan ikke holde timen din %(when)s, %(where)s. Beklager. Velg en ny tid: "
            "%(address)s, eller ring 02800 og si koden %(code)s."
        ),
        Occasion.OFFERED: _(
            "Det er en ledig time til deg %(when)s, %(where)s. Bekreft innen et døgn: "
            "%(address)s"
        ),
    }[occasion]


def _reminder(wording: str) -> str:
    """Return the reminder in one of the two wordings that are tried against each other."""
    if wording == "B":
        return _(
            "Vi har satt av tid til deg %(when)s, %(where)s. Kan du ikke komme? Avbestill, så "
            "får en annen timen. Kode: %(code)s."
        )
    return _("Husk timen din %(when)s, %(where)s. Kode: %(code)s.")
