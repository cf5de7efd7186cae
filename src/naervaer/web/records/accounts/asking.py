"""Who asks, and where they may do what: the one home of what every portal's views ask first."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from naervaer.domain.authority import COUNTRY, Act, Actor, Place
from naervaer.web.records.accounts.forwarded import address_behind
from naervaer.web.records.areas.selectors import districts_all

UNUSABLE = 422
"""Status of a page whose form must be corrected."""


def actor_of(request: HttpRequest) -> Actor:
    """Return whoever asks, as the middleware found them."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def address_of(request: HttpRequest) -> str:
    """Return the address whoever asks comes from, behind the servers the site trusts."""
    return address_behind(
        peer=request.META.get("REMOTE_ADDR", ""),
        forwarded=request.META.get("HTTP_X_FORWARDED_FOR", ""),
        trusted=settings.TRUSTED_PROXIES,
    )


def districts_of(request: HttpRequest, act: Act) -> list[str]:
    """Return the names of the districts the actor may do the act in, wholly or in part."""
    places = actor_of(request).reach(act)
    if COUNTRY in places:
        return list(districts_all().values_list("name", flat=True))
    return sorted({place.district for place in places if place.district})


def expect(request: HttpRequest, act: Act, place: Place) -> None:
    """Refuse whoever may not do the act at the place.

    Raises
    ------
    PermissionDenied
        When the authority table does not let the actor; the middleware records the refusal,
        once.

    """
    if not actor_of(request).may(act, place):
        raise PermissionDenied(str(act))
