"""The signed link by which somebody follows one request, and the code that opens the same."""

import re

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner

FOLLOW = "contact_requests.follow"
ADDRESS = "/kontakt/svar/{link}/"
"""Where a request is followed; a test holds it to the portal's own address."""
LASTS = 400 * 24 * 3600
"""Seconds a link lasts; the words are deleted before it ends."""
_SPACES = re.compile(r"[\s-]+")


def link_for(code: str) -> str:
    """Return the signed last part of the address."""
    return TimestampSigner(salt=FOLLOW).sign(code)


def code_from(link: str) -> str | None:
    """Return the code a link opens, or None where it is forged or too old."""
    try:
        return TimestampSigner(salt=FOLLOW).unsign(link, max_age=LASTS)
    except BadSignature:
        return None


def code_shown(code: str) -> str:
    """Return a code as people read it: four and four."""
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def code_typed(text: str) -> str:
    """Return a code as it is kept, from what somebody types."""
    return _SPACES.sub("", text).upper()


def address_to(code: str) -> str:
    """Return the whole address where somebody follows a request, for a message."""
    path = ADDRESS.format(link=link_for(code))
    hosts = [one for one in settings.ALLOWED_HOSTS if one not in {"*", "testserver"}]
    return f"https://{hosts[0]}{path}" if hosts else path
