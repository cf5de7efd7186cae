"""Changing planned rows, and confirming them as delivered.

A row keeps its key when it is moved, so that whatever points at it (a booking, an agreement)
still does. A row that is called off stays in the book: it was planned, and was not delivered.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naervaer.domain.authority import Actor
from naervaer.domain.errors import UnusableInputError
from naervaer.domain.figures import Kind, Source
from naervaer.domain.plan_changes import PlannedTime
from naervaer.domain.presence import DeliveryMode, Presence, PresenceState, Service
from naervaer.web.records.audit.services import change_record
from naervaer.web.records.presence.checking import expect_reason
from naervaer.web.records.presence.models import PresenceRow
from naervaer.web.records.presence.months import month_of, months_sum
from naervaer.web.records.presence.services import OSLO, presence_row


@transaction.atomic
def planned_move(*, row: PresenceRow, time: PlannedTime, actor: Actor, why: str) -> PresenceRow:
    """Set a planned row to another time.

    Raises
    ------
    UnusableInputError
        When it is no plan, is called off or confirmed, no reason is given, or the group is
        there already at the new time.

    """
    expect_reason(why)
    row = _changeable(row)
    before = _seen(row)
    month = month_of(row.day)
    taken = PresenceRow.objects.exclude(pk=row.pk).filter(
        municipality=row.municipality_id,
        begins=time.begins,
        mode=row.mode,
        service=row.service,
        state=row.state,
        group=row.group_id,
    )
    if taken.exists():
        msg = _("Gruppen står alt i planen fra samme tid; velg en annen.")
        raise UnusableInputError(msg)
    row.begins, row.ends = time.begins, time.ends
    row.day = time.begins.astimezone(OSLO).date()
    row.minutes = round(time.duration.total_seconds() / 60)
    row.save(update_fields=["begins", "ends", "day", "minutes"])
    months_sum([month, month_of(row.day)])
    change_record(
        actor=actor, act="planned.move", thing=row, why=why, before=before, after=_seen(row)
    )
    return row


@transaction.atomic
def planned_cancel(
    *, row: PresenceRow, actor: Actor, why: str, is_withdrawn: bool = False
) -> PresenceRow:
    """Call a planned row off; it stays in the book as planned.

    A row that is withdrawn (a new plan took its place) keeps its key and counts no longer.

    Raises
    ------
    UnusableInputError
        When it is no plan, is called off or confirmed already, or no reason is given.

    """
    expect_reason(why)
    row = _changeable(row)
    row.cancelled_at, row.withdrawn = timezone.now(), is_withdrawn
    row.save(update_fields=["cancelled_at", "withdrawn"])
    months_sum([month_of(row.day)])
    act = "planned.withdraw" if is_withdrawn else "planned.cancel"
    change_record(actor=actor, act=act, thing=row, why=why, before=_seen(row))
    return row


@transaction.atomic
def planned_restore(*, row: PresenceRow, actor: Actor, why: str) -> PresenceRow:
    """Put a row that was called off or withdrawn up again.

    Raises
    ------
    UnusableInputError
        When it was not called off, or no reason is given.

    """
    expect_reason(why)
    row = _locked(row)
    if row.cancelled_at is None:
        msg = _("Raden er ikke avlyst.")
        raise UnusableInputError(msg)
    row.cancelled_at, row.withdrawn = None, False
    row.save(update_fields=["cancelled_at", "withdrawn"])
    months_sum([month_of(row.day)])
    change_record(actor=actor, act="planned.restore", thing=row, why=why, after=_seen(row))
    return row


@transaction.atomic
def delivered_from(
    *, planned: PresenceRow, time: PlannedTime, actor: Actor, why: str
) -> PresenceRow:
    """Write the delivered row that confirms a planned one; nothing else is typed again.

    Where the book holds the same delivered row already, from a file, that row is the one.

    Raises
    ------
    UnusableInputError
        When the planned row is confirmed already, is called off, or the time is not past.

    """
    planned = _changeable(planned)
    if time.ends > timezone.now():
        msg = _("Bare det som er over, kan bekreftes.")
        raise UnusableInputError(msg)
    found = _delivered_already(planned, time)
    if found is None:
        found = presence_row(
            presence=_as_delivered(planned, time),
            group=planned.group,
            source=Source(
                title=planned.source_title,
                reference=f"bekreftet fra planlagt rad {planned.pk}",
                date=timezone.localdate(),
                kind=Kind(planned.kind),
            ),
            note=planned.note,
        )
    found.planned = planned
    found.save()
    months_sum([month_of(found.day)])
    change_record(actor=actor, act="presence.confirm", thing=found, why=why, after=_seen(found))
    return found


@transaction.atomic
def delivered_take_back(*, planned: PresenceRow, actor: Actor, why: str) -> None:
    """Take out the delivered row that confirmed a planned one, if there is one.

    A row that came with a file stays, and confirms nothing any longer.

    Raises
    ------
    UnusableInputError
        When no reason is given.

    """
    expect_reason(why)
    found = PresenceRow.objects.filter(planned=planned).select_related("group").first()
    if found is None:
        return
    change_record(
        actor=actor, act="presence.take_back", thing=found, why=why, before=_seen(found)
    )
    if found.batch_id is not None:
        found.planned = None
        found.save(update_fields=["planned"])
        return
    month = month_of(found.day)
    found.delete()
    months_sum([month])


def _delivered_already(planned: PresenceRow, time: PlannedTime) -> PresenceRow | None:
    return PresenceRow.objects.filter(
        municipality=planned.municipality_id,
        begins=time.begins,
        ends=time.ends,
        mode=planned.mode,
        service=planned.service,
        state=PresenceState.DELIVERED.value,
        group=planned.group_id,
        planned=None,
    ).first()


def _as_delivered(planned: PresenceRow, time: PlannedTime) -> Presence:
    return Presence(
        municipality=planned.municipality_id,
        mode=DeliveryMode(planned.mode),
        service=Service(planned.service),
        begins=time.begins,
        ends=time.ends,
        state=PresenceState.DELIVERED,
        resource_group=str(planned.group),
    )


def _locked(row: PresenceRow) -> PresenceRow:
    return (
        PresenceRow.objects.select_for_update(of=("self",))
        .select_related("group", "municipality")
        .get(pk=row.pk)
    )


def _changeable(row: PresenceRow) -> PresenceRow:
    """Return the row, locked, if it is a plan that still stands."""
    row = _locked(row)
    if row.state != PresenceState.PLANNED.value:
        msg = _("Raden er levert; bare planlagte rader kan endres eller bekreftes.")
        raise UnusableInputError(msg)
    if row.cancelled_at is not None:
        msg = _("Raden er avlyst.")
        raise UnusableInputError(msg)
    if PresenceRow.objects.filter(planned=row).exists():
        msg = _("Raden er alt bekreftet.")
        raise UnusableInputError(msg)
    return row


def _seen(row: PresenceRow) -> dict[str, Any]:
    return {
        "municipality": row.municipality_id,
        "mode": row.mode,
        "service": row.service,
        "begins": row.begins.isoformat(),
        "ends": row.ends.isoformat(),
        "planned": row.planned_id,
    }
