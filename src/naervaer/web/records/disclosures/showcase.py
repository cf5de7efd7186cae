"""Made-up rows of the log for a showcase district; every row is marked synthetic."""

from datetime import date, timedelta

from django.db import transaction

from naervaer.domain.authority import Actor, Grant, Place, Role
from naervaer.domain.figures import Kind
from naervaer.domain.promises.from_disclosures import HalfYear
from naervaer.domain.sharing.note import (
    Aim,
    Basis,
    Certainty,
    Content,
    DisclosureNote,
    Occasion,
    Recipient,
)
from naervaer.web.records.disclosures.models import Disclosure
from naervaer.web.records.disclosures.services import disclosure_log

_ROWS = (
    (
        "1848",
        "Barnevernstjenesten i Steigen",
        DisclosureNote(
            recipient=Recipient.CHILD_WELFARE,
            basis=Basis.YOUNG_SUSPECT,
            occasion=Occasion.OWN_INITIATIVE,
            aim=Aim.PROTECT_CHILD,
            contents=(Content.IDENTITY, Content.INCIDENT),
            certainty=Certainty.VERIFIED,
            case_reference="DEMO 26-0014",
        ),
    ),
    (
        "1848",
        "Steigen kommune, skjenkekontrollen",
        DisclosureNote(
            recipient=Recipient.MUNICIPALITY,
            basis=Basis.PUBLIC_TASKS,
            occasion=Occasion.REQUEST,
            aim=Aim.UNSOUND_BUSINESS,
            contents=(Content.DECISION,),
            certainty=Certainty.VERIFIED,
            case_reference="DEMO 26-0031",
        ),
    ),
    (
        "1875",
        "Hamarøy skole",
        DisclosureNote(
            recipient=Recipient.SCHOOL,
            basis=Basis.PREVENT_PUBLIC,
            occasion=Occasion.OWN_INITIATIVE,
            aim=Aim.PREVENT_CRIME,
            contents=(Content.OBSERVATION,),
            certainty=Certainty.UNVERIFIED,
            case_reference="DEMO 26-0042",
        ),
    ),
)


_EARLIER = 2
"""Notes of each sort in the half-year before: together enough to be counted openly."""


@transaction.atomic
def showcase_fill(*, district: str, until: date) -> int:
    """Log a few made-up disclosures; where there are some already, do nothing."""
    if Disclosure.objects.filter(kind=Kind.SYNTHETIC.value).exists():
        return 0
    officer = Actor("demo", "Demonstrasjon", (Grant(Role.CASE_OFFICER, Place(district)),))
    earlier = HalfYear.of(until).before.first
    for at, (municipality, name, note) in enumerate(_ROWS):
        days = [until - timedelta(days=20 * (at + 1))]
        days += [earlier + timedelta(days=9 * at + 30 * step) for step in range(_EARLIER)]
        for day in days:
            disclosure_log(
                note=note,
                municipality=municipality,
                recipient_name=name,
                disclosed_on=day,
                is_written=True,
                is_decided_by_controller=True,
                kind=Kind.SYNTHETIC,
                actor=officer,
            )
    return len(_ROWS) * (1 + _EARLIER)
