"""Changing what is planned – moved, shortened, called off, put up again – and telling."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naervaer.domain.authority import Actor
from naervaer.domain.errors import UnusableInputError
from naervaer.domain.plan_changes import ChangeReason, ChangeSort, PlannedTime, change_sort
from naervaer.web.records.presence.planned import (
    planned_cancel,
    planned_move,
    planned_restore,
)
from naervaer.web.records.rosters.models import PlanChange
from naervaer.web.records.rosters.telling import plan_told

if TYPE_CHECKING:
    from naervaer.web.records.presence.models import PresenceRow
    from naervaer.web.records.rosters.models import RosterAdoption


@transaction.atomic
def plan_move(
    *,
    row: "PresenceRow",
    time: PlannedTime,
    reason: ChangeReason,
    actor: Actor,
    adoption: "RosterAdoption | None" = None,
) -> PlanChange:
    """Set a planned row to another time, keep what it was, and tell.

    Raises
    ------
    UnusableInputError
        When nothing changes, the new time is past, or the row cannot be changed.

    """
    before = _time_of(row)
    sort = change_sort(before, time)
    if sort is None:
        msg = _("Tiden er den samme som før.")
        raise UnusableInputError(msg)
    if time.ends <= timezone.now():
        msg = _("Den nye tiden er over alt; det som er over, bekreftes i stedet.")
        raise UnusableInputError(msg)
    moved = planned_move(row=row, time=time, actor=actor, why=reason.label)
    times = (before, time)
    return _kept(moved, sort=sort, reason=reason, times=times, actor=actor, adoption=adoption)


@transaction.atomic
def plan_cancel(
    *,
    row: "PresenceRow",
    reason: ChangeReason,
    actor: Actor,
    adoption: "RosterAdoption | None" = None,
) -> PlanChange:
    """Call a planned row off, and tell; with an adoption, the plan takes it out of the book.

    Raises
    ------
    UnusableInputError
        When the row cannot be changed.

    """
    before = _time_of(row)
    is_withdrawn = adoption is not None
    gone = planned_cancel(row=row, actor=actor, why=reason.label, is_withdrawn=is_withdrawn)
    times = (before, None)
    return _kept(
        gone,
        sort=ChangeSort.CANCELLED,
        reason=reason,
        times=times,
        actor=actor,
        adoption=adoption,
    )


@transaction.atomic
def plan_restore(
    *,
    row: "PresenceRow",
    reason: ChangeReason,
    actor: Actor,
    adoption: "RosterAdoption | None" = None,
) -> PlanChange:
    """Put a planned row that was called off up again, at the time it had.

    Raises
    ------
    UnusableInputError
        When it was not called off, or is over.

    """
    if row.ends <= timezone.now():
        msg = _("Raden er over; den kan ikke settes opp igjen.")
        raise UnusableInputError(msg)
    time = _time_of(row)
    back = planned_restore(row=row, actor=actor, why=reason.label)
    times = (time, time)
    return _kept(
        back,
        sort=ChangeSort.RESTORED,
        reason=reason,
        times=times,
        actor=actor,
        adoption=adoption,
    )


def _time_of(row: "PresenceRow") -> PlannedTime:
    return PlannedTime(row.begins, row.ends)


def _kept(
    row: "PresenceRow",
    *,
    sort: ChangeSort,
    reason: ChangeReason,
    times: tuple[PlannedTime, PlannedTime | None],
    actor: Actor,
    adoption: "RosterAdoption | None",
) -> PlanChange:
    """Write the row of history, with how many were told."""
    before, after = times
    told = plan_told(row=row, before=before, after=after, actor=actor)
    return PlanChange.objects.create(
        row=row,
        sort=sort.value,
        reason=reason.value,
        before_begins=before.begins,
        before_ends=before.ends,
        after_begins=after.begins if after else None,
        after_ends=after.ends if after else None,
        account=actor.account or "",
        adoption=adoption,
        told_bookings=told.bookings,
        told_agreements=told.agreements,
    )
