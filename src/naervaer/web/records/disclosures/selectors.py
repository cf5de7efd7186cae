"""Reading the log of disclosures; the query is narrowed to where the actor may see it."""

from datetime import date

from django.db.models import QuerySet

from naervaer.domain.authority import Act, Actor
from naervaer.web.records.areas.selectors import municipalities_within
from naervaer.web.records.disclosures.models import Disclosure


def disclosures_seen_by(
    actor: Actor,
    act: Act = Act.SEE_DISCLOSURES,
    *,
    since: date | None = None,
    until: date | None = None,
) -> QuerySet[Disclosure]:
    """Return the rows within the actor's reach, newest first."""
    places = municipalities_within(actor.reach(act))
    rows = Disclosure.objects.filter(municipality__in=places).select_related(
        "municipality__district"
    )
    if since is not None:
        rows = rows.filter(disclosed_on__gte=since)
    if until is not None:
        rows = rows.filter(disclosed_on__lte=until)
    return rows


def disclosure_by_number(
    actor: Actor, number: int, act: Act = Act.SEE_DISCLOSURES
) -> Disclosure | None:
    """Return one row the actor may see, or None."""
    return disclosures_seen_by(actor, act).filter(pk=number).first()
