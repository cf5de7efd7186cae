"""A roster's way into the presence book: read, looked at, confirmed, undone.

Nothing is announced before somebody has confirmed it. Adopting the same roster again changes
nothing; a new roster for the same groups and services replaces the rest of its period. What
somebody has changed by hand since (a contact who is ill) stays as it was changed.
"""

import csv
import hashlib
import io
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naervaer.domain.authority import Actor
from naervaer.domain.errors import MissingDataError, UnusableInputError
from naervaer.domain.figures import Kind
from naervaer.domain.plan_changes import (
    AdoptionState,
    ChangeReason,
    ChangeSort,
    PlannedTime,
    may_become,
)
from naervaer.domain.rules.publication import ANNOUNCED
from naervaer.web.records.audit.services import change_record
from naervaer.web.records.presence.checking import expect_reason
from naervaer.web.records.presence.models import PresenceRow, ResourceGroup
from naervaer.web.records.presence.reading import Cells, rows_pack, rows_unpack
from naervaer.web.records.presence.services import OSLO, group_register, rows_write
from naervaer.web.records.rosters.changes import plan_cancel, plan_move, plan_restore
from naervaer.web.records.rosters.models import (
    AdoptedRow,
    PlanChange,
    PlanOutcome,
    RosterAdoption,
)
from naervaer.web.records.rosters.preview import Preview, adoption_preview, pair_of
from naervaer.web.records.rosters.reading import roster_read

if TYPE_CHECKING:
    from naervaer.web.records.studies.models import StudyRun

PRESENCE_FILE = Path("internal") / "presence.csv"
_DAYS_A_WEEK = 7


@transaction.atomic
def adoption_begin(
    *,
    district: Any,
    name: str,
    content: bytes,
    kind: Kind,
    actor: Actor,
    run: "StudyRun | None" = None,
) -> RosterAdoption:
    """Read a roster and keep what may matter of it; nothing reaches the book yet.

    Raises
    ------
    UnusableInputError
        When it cannot be read.

    """
    read = roster_read(name, content)
    if not read.rows:
        msg = _("Filen har ingen rader.")
        raise UnusableInputError(msg)
    adoption = RosterAdoption.objects.create(
        district=district,
        origin=read.origin,
        name=name[:200],
        checksum=hashlib.sha256(content).hexdigest(),
        run=run,
        kind=kind.value,
        cells=rows_pack(read.rows),
        asked_by=actor.account or "",
    )
    change_record(
        actor=actor, act="roster.read", thing=adoption, why=name, after=_seen(adoption)
    )
    if run is not None:
        _register_groups(adoption, [cells for _at, cells in read.rows], actor)
    return adoption


def adoption_from_run(*, run: "StudyRun", actor: Actor) -> RosterAdoption:
    """Read the planned presence a finished duty study left.

    Raises
    ------
    MissingDataError
        When the run is of no district, or left no presence.

    """
    file = Path(run.folder) / PRESENCE_FILE
    if not run.folder or run.district is None or not file.is_file():
        msg = _("Studien har ingen planlagt tilstedeværelse å kunngjøre.")
        raise MissingDataError(msg)
    content = file.read_bytes()
    adoption = adoption_begin(
        district=run.district,
        name=run.title,
        content=content,
        kind=_kind_of(content),
        actor=actor,
        run=run,
    )
    return adoption_move(adoption=adoption, begins_on=None, actor=actor)


@transaction.atomic
def adoption_move(
    *, adoption: RosterAdoption, begins_on: date | None, actor: Actor
) -> RosterAdoption:
    """Let the roster begin in the week of a day; None is next week where it is past.

    A roster turns: the same weeks are worked again later. Weekday and clock stay.

    Raises
    ------
    UnusableInputError
        When the adoption is no longer waiting.

    """
    adoption = _waiting(adoption)
    first = _first_day(adoption)
    if first is None:
        return adoption
    today = timezone.localdate()
    if begins_on is None:
        begins_on = first if first > today else today + timedelta(days=_DAYS_A_WEEK)
    weeks = (_monday(begins_on) - _monday(first)).days // _DAYS_A_WEEK
    if weeks != adoption.weeks_moved:
        adoption.weeks_moved = weeks
        adoption.save(update_fields=["weeks_moved"])
        change_record(
            actor=actor,
            act="roster.move",
            thing=adoption,
            why=f"{weeks} uker",
            after={"weeks_moved": weeks},
        )
    return adoption


@transaction.atomic
def adoption_map(
    *,
    adoption: RosterAdoption,
    shifts: dict[str, str],
    stations: dict[str, dict[str, str]],
    actor: Actor,
) -> RosterAdoption:
    """Say what shifts and stations of a roster plan mean in the book.

    `shifts` gives each shift a way and a service (`police_contact/contact_meeting`) or
    nothing; `stations` gives each station a municipality and a registered group.

    Raises
    ------
    UnusableInputError
        When the adoption is no longer waiting, or a shift is given what is never announced.

    """
    adoption = _waiting(adoption)
    for pair in filter(None, shifts.values()):
        mode, _slash, service = pair.partition("/")
        meant = pair_of({"måte": mode, "tjeneste": service})
        if meant is None or not ANNOUNCED.allows(*meant):
            msg = _("Dette kunngjøres aldri: %(pair)s.") % {"pair": pair}
            raise UnusableInputError(msg)
    adoption.mapping = {"shifts": shifts, "stations": stations}
    adoption.save(update_fields=["mapping"])
    change_record(
        actor=actor,
        act="roster.map",
        thing=adoption,
        why=adoption.name,
        after=adoption.mapping,
    )
    return adoption


@transaction.atomic
def adoption_confirm(
    *, adoption: RosterAdoption, actor: Actor, now: datetime | None = None
) -> RosterAdoption:
    """Announce what the preview shows, all of it or nothing.

    Raises
    ------
    UnusableInputError
        When it is no longer waiting, has errors, or announces nothing.

    """
    adoption = _waiting(adoption)
    preview = adoption_preview(adoption, now=now)
    if preview.problems:
        msg = _("Planen har feil; rett dem før den kunngjøres.")
        raise UnusableInputError(msg)
    if not preview.announced:
        msg = _("Planen har ingenting som kan kunngjøres.")
        raise UnusableInputError(msg)
    _apply(adoption, preview, actor)
    adoption.state = AdoptionState.CONFIRMED.value
    adoption.confirmed_at = timezone.now()
    adoption.since, adoption.until = preview.since, preview.until
    adoption.rows_new = len(preview.new)
    adoption.rows_kept = len(preview.kept) + len(preview.by_hand)
    adoption.rows_changed = len(preview.changed)
    adoption.rows_withdrawn = len(preview.withdrawn)
    adoption.rows_held_back = sum(preview.held_back.values())
    adoption.save()
    change_record(
        actor=actor,
        act="roster.confirm",
        thing=adoption,
        why=adoption.name,
        after=_seen(adoption),
    )
    return adoption


@transaction.atomic
def adoption_undo(*, adoption: RosterAdoption, actor: Actor, why: str) -> RosterAdoption:
    """Take what an adoption announced out of the book again.

    Raises
    ------
    UnusableInputError
        When it is not announced, no reason is given, or a row of it is confirmed as held.

    """
    expect_reason(why)
    adoption = RosterAdoption.objects.select_for_update().get(pk=adoption.pk)
    if not may_become(AdoptionState(adoption.state), AdoptionState.UNDONE):
        msg = _("Bare det som er kunngjort, kan angres.")
        raise UnusableInputError(msg)
    if PlanOutcome.objects.filter(row__adopted__adoption=adoption).exists():
        msg = _("Noe av planen er alt bekreftet som levert; avlys resten rad for rad i stedet.")
        raise UnusableInputError(msg)
    before = _seen(adoption)
    for change in list(adoption.changes.select_related("row").order_by("-pk")):
        _put_back(change, actor)
    standing = PresenceRow.objects.filter(adopted__adoption=adoption, cancelled_at=None)
    for row in standing.select_related("municipality", "group"):
        plan_cancel(row=row, reason=ChangeReason.NEW_PLAN, actor=actor, adoption=adoption)
    adoption.state = AdoptionState.UNDONE.value
    adoption.undone_at = timezone.now()
    adoption.save(update_fields=["state", "undone_at"])
    change_record(
        actor=actor,
        act="roster.undo",
        thing=adoption,
        why=why,
        before=before,
        after=_seen(adoption),
    )
    return adoption


@transaction.atomic
def adoption_discard(*, adoption: RosterAdoption, actor: Actor) -> RosterAdoption:
    """Put a waiting roster aside.

    Raises
    ------
    UnusableInputError
        When it is no longer waiting.

    """
    adoption = _waiting(adoption)
    adoption.state = AdoptionState.DISCARDED.value
    adoption.save(update_fields=["state"])
    change_record(actor=actor, act="roster.discard", thing=adoption, why=adoption.name)
    return adoption


def _apply(adoption: RosterAdoption, preview: Preview, actor: Actor) -> None:
    """Write what the preview shows."""
    rows_write(preview.new)
    AdoptedRow.objects.bulk_create(
        AdoptedRow(adoption=adoption, row=row, first_begins=row.begins, first_ends=row.ends)
        for row in preview.new
    )
    by_plan: dict[str, Any] = {
        "reason": ChangeReason.NEW_PLAN,
        "actor": actor,
        "adoption": adoption,
    }
    for row in preview.withdrawn:
        plan_cancel(row=row, **by_plan)
    for row, _time in preview.restored:
        plan_restore(row=row, **by_plan)
    for row, time in (*preview.changed, *preview.restored):
        if (row.begins, row.ends) != (time.begins, time.ends):
            plan_move(row=row, time=time, **by_plan)


def _put_back(change: PlanChange, actor: Actor) -> None:
    """Turn one change of an adoption round, where nobody has changed the row since."""
    row = change.row
    row.refresh_from_db()
    latest = row.plan_changes.order_by("-pk").values_list("adoption", flat=True).first()
    if latest != change.adoption_id or row.ends <= timezone.now():
        return
    back: dict[str, Any] = {
        "reason": ChangeReason.NEW_PLAN,
        "actor": actor,
        "adoption": change.adoption,
    }
    if change.sort == ChangeSort.CANCELLED:
        plan_restore(row=row, **back)
    elif change.sort == ChangeSort.RESTORED:
        plan_cancel(row=row, **back)
    elif row.cancelled_at is None:
        plan_move(row=row, time=PlannedTime(change.before_begins, change.before_ends), **back)


def _waiting(adoption: RosterAdoption) -> RosterAdoption:
    """Return the adoption, locked, if it still waits."""
    found = RosterAdoption.objects.select_for_update().get(pk=adoption.pk)
    if not may_become(AdoptionState(found.state), AdoptionState.CONFIRMED):
        msg = _("%(name)s venter ikke lenger på å kunngjøres.") % {"name": found.name}
        raise UnusableInputError(msg)
    return found


def _first_day(adoption: RosterAdoption) -> date | None:
    """Return the earliest day of the roster as it was read."""
    days = [_day(cells["fra"]) for _at, cells in rows_unpack(bytes(adoption.cells))]
    return min((day for day in days if day is not None), default=None)


def _day(text: str) -> date | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return (moment.astimezone(OSLO) if moment.tzinfo else moment).date()


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _register_groups(adoption: RosterAdoption, rows: list[Cells], actor: Actor) -> None:
    """Register the groups a study names; the engine writes units, never persons."""
    names = {
        cells["gruppe"]
        for cells in rows
        if (pair := pair_of(cells)) is not None and ANNOUNCED.allows(*pair)
    }
    known = ResourceGroup.objects.filter(district=adoption.district)
    for name in sorted(names - set(known.values_list("name", flat=True))):
        group_register(
            district=adoption.district, name=name, actor=actor, why=f"studie {adoption.run_id}"
        )


def _kind_of(content: bytes) -> Kind:
    """Return how far the study's own file says its rows can be trusted."""
    first = next(csv.DictReader(io.StringIO(content.decode())), None) or {}
    return Kind(first["kind"]) if first.get("kind") in set(Kind) else Kind.COMPUTED


def _seen(adoption: RosterAdoption) -> dict[str, Any]:
    return {
        "name": adoption.name,
        "checksum": adoption.checksum,
        "run": adoption.run_id,
        "state": adoption.state,
        "since": adoption.since.isoformat() if adoption.since else None,
        "until": adoption.until.isoformat() if adoption.until else None,
        "new": adoption.rows_new,
        "kept": adoption.rows_kept,
        "changed": adoption.rows_changed,
        "withdrawn": adoption.rows_withdrawn,
        "held_back": adoption.rows_held_back,
    }
