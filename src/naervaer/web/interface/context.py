"""What every page's frame needs to know."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from naervaer.domain.authority import ANYBODY, Act, Actor, Role
from naervaer.web.interface.languages import language_of_words
from naervaer.web.interface.role_words import role_words

# The workplace's pages, also those that lie under a portal with open pages.
WORKPLACE = (
    "/distrikt/",
    "/vakt/",
    "/skranke/",
    "/kontakt/stillinger/",
    "/kontakt/studier/",
    "/stemmen/arbeid/",
    "/time/tilby/",
)


def page(request: HttpRequest) -> dict[str, Any]:
    """Return the actor, the way through the site, and whether a showcase is shown."""
    actor: Actor = getattr(request, "actor", ANYBODY)
    at_work = request.path.startswith(WORKPLACE)
    return {
        "actor": actor,
        "person": shown_name(actor),
        "is_demo": settings.DEMO,
        "site_contact": settings.SITE_CONTACT,
        "here": request.path,
        "here_with_query": request.get_full_path(),
        "languages": settings.LANGUAGES,
        "language_of_page": language_of_words(get_language() or settings.LANGUAGE_CODE),
        "has_workplace": actor.is_signed_in and actor.may(Act.SEE_WORKPLACE),
        "is_at_work": at_work,
        "menu": [
            (address, words, not at_work and request.path.startswith(address))
            for address, words in _menu()
        ],
    }


def shown_name(actor: Actor) -> str:
    """Return the name of an account; the role in words for an account of the showcase."""
    for role in Role if settings.DEMO else ():
        if actor.name == f"Demo {role}":
            return role_words(role)
    return actor.name


def _menu() -> list[tuple[str, str]]:
    return [
        (reverse("inhabitant:door"), _("Finn politiet")),
        (reverse("booking:kinds"), _("Bestill time")),
        (reverse("voice:index"), _("Si din mening")),
        (reverse("municipality:list"), _("Kommuner")),
        (reverse("council:list"), _("Politiråd")),
        (reverse("country:map"), _("Kart")),
        (reverse("country:promises"), _("Løfter")),
        (reverse("figures:catalogue"), _("Åpne tall")),
    ]
