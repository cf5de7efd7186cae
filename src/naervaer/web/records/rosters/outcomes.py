"""What became of planned rows: confirmed as planned, held at other times, or not held."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naervaer.domain.authority import Actor
from naervaer.domain.errors import UnusableInputError
from naervaer.domain.plan_changes import ChangeReason, HeldOutcome, PlannedTime
from naervaer.web.records.audit.services import change_record
from naervaer.web.records.presence.planned import delivered_from, delivered_take_back
from naervaer.web.records.rosters.models import PlanOutcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from naervaer.web.records.presence.models import PresenceRow


@transaction.atomic
def outcomes_as_planned(*, rows: "Sequence[PresenceRow]", actor: Actor) -> int:
    """Confirm that all the rows were held as planned; return how many were.

    Raises
    ------
    UnusableInputError
        When one of them is confirmed already, is called off, or is not over.

    """
    for row in rows:
        outcome_held(row=row, time=PlannedTime(row.begins, row.ends), actor=actor)
    return len(rows)


@transaction.atomic
def outcome_held(
    *,
    row: "PresenceRow",
    time: PlannedTime,
    actor: Actor,
    reason: ChangeReason | None = None,
) -> PlanOutcome:
    """Confirm that a row was held, at the planned time or, with a reason, another.

    Raises
    ------
    UnusableInputError
        When it is answered already, is called off, is not over, or lacks a reason.

    """
    is_as_planned = (time.begins, time.ends) == (row.begins, row.ends)
    if not is_as_planned and reason is None:
        msg = _("Tiden er en annen enn planlagt; si hvorfor.")
        raise UnusableInputError(msg)
    outcome = HeldOutcome.AS_PLANNED if is_as_planned else HeldOutcome.ADJUSTED
    why = outcome.label if reason is None or is_as_planned else reason.label
    _expect_unanswered(row)
    delivered_from(planned=row, time=time, actor=actor, why=why)
    return _answered(row, outcome, None if is_as_planned else reason, actor)


@transaction.atomic
def outcome_not_held(*, row: "PresenceRow", reason: ChangeReason, actor: Actor) -> PlanOutcome:
    """Say that a planned row was not held, and why; nothing is delivered.

    Raises
    ------
    UnusableInputError
        When it is answered already, is called off, or has not begun.

    """
    _expect_unanswered(row)
    if row.cancelled_at is not None or row.begins > timezone.now():
        msg = _("Bare det som skulle vært holdt, kan meldes ikke holdt; avlys det i stedet.")
        raise UnusableInputError(msg)
    return _answered(row, HeldOutcome.NOT_HELD, reason, actor)


@transaction.atomic
def outcome_take_back(*, outcome: PlanOutcome, actor: Actor, why: str) -> None:
    """Take an answer back, with the delivered row it wrote.

    Raises
    ------
    UnusableInputError
        When no reason is given.

    """
    delivered_take_back(planned=outcome.row, actor=actor, why=why)
    change_record(
        actor=actor,
        act="outcome.take_back",
        thing=outcome,
        why=why,
        before={"row": outcome.row_id, "outcome": outcome.outcome},
    )
    outcome.delete()


def _expect_unanswered(row: "PresenceRow") -> None:
    if PlanOutcome.objects.filter(row=row).exists():
        msg = _("Raden er alt bekreftet.")
        raise UnusableInputError(msg)


def _answered(
    row: "PresenceRow", outcome: HeldOutcome, reason: ChangeReason | None, actor: Actor
) -> PlanOutcome:
    made = PlanOutcome.objects.create(
        row=row,
        outcome=outcome.value,
        reason=reason.value if reason else "",
        account=actor.account or "",
    )
    change_record(
        actor=actor,
        act="outcome.say",
        thing=made,
        why=reason.label if reason else outcome.label,
        after={"row": row.pk, "outcome": outcome.value, "reason": made.reason},
    )
    return made
