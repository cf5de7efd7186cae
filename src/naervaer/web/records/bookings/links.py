"""Signed links: whoever has one may see and change that one booking, and nothing else.

Each purpose has its own salt, so that a link for one thing opens no other, and each ends.
"""

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner

if TYPE_CHECKING:
    from naervaer.web.records.bookings.models import Booking, Waiting

MANAGE = "bookings.manage"
"""See, change and cancel one booking."""

HOLD = "bookings.hold"
"""Fill in and confirm one held time."""

LINE = "bookings.line"
"""See one place in a line, and leave it."""

MINE = "/time/min/{link}/"
"""Where a booking is seen and changed; a test holds it to the portal's own address."""

LASTS = {MANAGE: 400 * 24 * 3600, HOLD: 48 * 3600, LINE: 400 * 24 * 3600}
"""Seconds each link lasts; the booking itself is deleted before the longest ends."""


def link_for(purpose: str, thing: "Booking | Waiting") -> str:
    """Return the signed last part of an address."""
    return TimestampSigner(salt=purpose).sign(str(thing.pk))


def key_from(purpose: str, link: str) -> int | None:
    """Return the key a link opens, or None where it is forged, too old or for other use."""
    try:
        said = TimestampSigner(salt=purpose).unsign(link, max_age=LASTS[purpose])
    except BadSignature:
        return None
    return int(said) if said.isdigit() else None


def address_to(booking: "Booking") -> str:
    """Return the whole address where somebody sees and changes a booking, for a message."""
    path = MINE.format(link=link_for(MANAGE, booking))
    hosts = [one for one in settings.ALLOWED_HOSTS if one not in {"*", "testserver"}]
    return f"https://{hosts[0]}{path}" if hosts else path
