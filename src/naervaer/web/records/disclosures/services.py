"""Logging a disclosure, and deleting what is old enough by law."""

import re
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naervaer.domain.authority import Act, Actor
from naervaer.domain.errors import RuleBrokenError, UnusableInputError
from naervaer.domain.figures import Kind
from naervaer.domain.sharing.note import Basis, DisclosureNote
from naervaer.web.records.areas.selectors import municipality_by_number, place_of
from naervaer.web.records.audit.services import change_record
from naervaer.web.records.disclosures.models import Disclosure

MOST_LETTERS = 80
_NUMBERS = re.compile(r"\d{5,}|@")
BY_OFFICER = frozenset({Basis.AVERT, Basis.YOUNG_SUSPECT, Basis.CHILD_VICTIM})
"""What an officer may decide or must tell of (§ 11-2); the controller decides the rest."""


@transaction.atomic
def disclosure_log(
    *,
    note: DisclosureNote,
    municipality: str,
    recipient_name: str,
    disclosed_on: date,
    is_written: bool,
    is_decided_by_controller: bool,
    way: str = "",
    corrects: int | None = None,
    kind: Kind = Kind.OFFICIAL,
    actor: Actor,
) -> Disclosure:
    """Add a disclosure to the log.

    The history tells that it was logged and by whom, not what: it is kept longer than the log
    may be.

    Raises
    ------
    UnusableInputError
        When the municipality does not exist, the recipient is not named or looks like a
        person's number, the day is to come, or the corrected row is not the actor's to see.
    RuleBrokenError
        When the actor may not log disclosures there, or the controller has not decided where
        the controller must.

    """
    found = municipality_by_number(municipality)
    if found is None:
        raise UnusableInputError(_("Kommunen finnes ikke."))
    if not actor.may(Act.WRITE_DISCLOSURES, place_of(found)):
        raise RuleBrokenError(_("Du kan ikke loggføre utleveringer for denne kommunen."))
    if note.basis not in BY_OFFICER and not is_decided_by_controller:
        raise RuleBrokenError(
            _("Dette grunnlaget krever at den behandlingsansvarlige har besluttet (§ 11-2).")
        )
    _expect_recipient(recipient_name)
    if disclosed_on > timezone.localdate():
        raise UnusableInputError(_("Dagen ligger fram i tid; loggfør når det er gjort."))
    if corrects is not None and not _same_place(corrects, found.pk):
        raise UnusableInputError(_("Raden du retter, finnes ikke i denne kommunen."))
    row = Disclosure.objects.create(
        account=actor.account or "",
        municipality=found,
        disclosed_on=disclosed_on,
        case_reference=note.case_reference,
        recipient=note.recipient.value,
        recipient_name=recipient_name.strip(),
        basis=note.basis.value,
        occasion=note.occasion.value,
        aim=note.aim.value,
        contents=[one.value for one in note.contents],
        certainty=note.certainty.value,
        is_written=is_written,
        is_decided_by_controller=is_decided_by_controller,
        way=way,
        corrects=corrects,
        kind=kind.value,
    )
    change_record(
        actor=actor, act="disclosure.log", thing=row, why="§ 11-4", after={"number": row.pk}
    )
    return row


def disclosures_expire(*, before: datetime) -> int:
    """Delete the log from before a moment; return how many rows."""
    return Disclosure.objects.filter(at__lt=before).delete()[0]


def _same_place(number: int, municipality: str) -> bool:
    return Disclosure.objects.filter(pk=number, municipality=municipality).exists()


def _expect_recipient(name: str) -> None:
    if not name.strip() or len(name) > MOST_LETTERS:
        raise UnusableInputError(_("Si hvilken tjeneste eller virksomhet som fikk det."))
    if _NUMBERS.search(name):
        raise UnusableInputError(
            _("Navnet på mottakeren likner et nummer eller en adresse til en person.")
        )
