"""What services of this app refuse alike."""

from django.utils.translation import gettext as _

from naervaer.domain.authority import Act, Actor
from naervaer.domain.errors import RuleBrokenError, UnusableInputError
from naervaer.domain.free_text import expect_no_persons
from naervaer.web.records.areas.models import Municipality
from naervaer.web.records.areas.selectors import municipality_by_number, place_of

MOST_LETTERS = 2000


def municipality_named(number: str) -> Municipality:
    """Return the municipality, or refuse a number that is none."""
    found = municipality_by_number(number)
    if found is None:
        raise UnusableInputError(_("Kommunen finnes ikke."))
    return found


def expect_act(actor: Actor, act: Act, municipality: Municipality) -> None:
    """Refuse whoever may not do the act for the municipality."""
    if not actor.may(act, place_of(municipality)):
        raise RuleBrokenError(_("Du kan ikke gjøre dette for denne kommunen."))


def expect_text(field: str, text: str, *, most: int = MOST_LETTERS) -> str:
    """Return the text without space around it; refuse none, too much, or what names persons."""
    kept = text.strip()
    if not kept:
        raise UnusableInputError(_("Feltet %(field)s er tomt; skriv noe.") % {"field": field})
    if len(kept) > most:
        raise UnusableInputError(
            _("Feltet %(field)s er for langt; ventet høyst %(most)d tegn.")
            % {"field": field, "most": most}
        )
    expect_no_persons({field: kept}, is_confirmed=False)
    return kept
