"""Reading adopted rosters, planned rows, their changes, and what became of them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet

from naervaer.domain.authority import COUNTRY, Act, Actor
from naervaer.domain.presence import PresenceState
from naervaer.web.records.presence.models import PresenceRow
from naervaer.web.records.presence.selectors import announceable_rows, rows_seen_by
from naervaer.web.records.rosters.models import PlanChange, PlanOutcome, RosterAdoption
from naervaer.web.records.studies.selectors import runs_seen_by

if TYPE_CHECKING:
    from naervaer.web.records.studies.models import StudyRun

DAYS_TO_CONFIRM = 14
_PLANNED = PresenceState.PLANNED.value


def adoptions_seen_by(actor: Actor) -> QuerySet[RosterAdoption]:
    """Return the rosters of the districts where the actor adopts them, newest first."""
    found = RosterAdoption.objects.defer("cells").select_related("district", "run")
    return found.filter(_in_districts(actor, "district__name"))


def adoption_by_id(actor: Actor, key: int) -> RosterAdoption | None:
    """Return one roster within the actor's reach, or None."""
    found = RosterAdoption.objects.select_related("district", "run")
    return found.filter(_in_districts(actor, "district__name"), pk=key).first()


def duty_runs_to_adopt(actor: Actor) -> "QuerySet[StudyRun]":
    """Return the finished duty studies of the actor's districts, newest first."""
    done = runs_seen_by(actor).filter(study="duty", state="done").exclude(folder="")
    return done.filter(_in_districts(actor, "district__name")).order_by("-pk")


def duty_run_by_id(actor: Actor, key: int) -> "StudyRun | None":
    """Return one duty study the actor may adopt, or None."""
    return duty_runs_to_adopt(actor).select_related("district").filter(pk=key).first()


def planned_ahead(actor: Actor, *, now: datetime) -> "QuerySet[PresenceRow]":
    """Return what is announced and still to come where the actor plans, soonest first."""
    rows = rows_seen_by(actor, Act.ADOPT_ROSTERS).filter(announceable_rows())
    return rows.filter(state=_PLANNED, ends__gt=now).order_by("begins", "pk")


def planned_by_id(actor: Actor, key: int) -> "PresenceRow | None":
    """Return one announced row where the actor plans, or None."""
    rows = rows_seen_by(actor, Act.ADOPT_ROSTERS).filter(announceable_rows())
    return rows.filter(state=_PLANNED, pk=key).first()


def rows_to_confirm(actor: Actor, *, now: datetime) -> "QuerySet[PresenceRow]":
    """Return the last days' planned rows that nobody has answered for, oldest first."""
    rows = rows_seen_by(actor, Act.CONFIRM_PRESENCE, since=_first_day(now))
    waiting = rows.filter(
        state=_PLANNED, cancelled_at=None, ends__lte=now, outcome=None, delivered=None
    )
    return waiting.exclude(delivered_by_file()).order_by("begins", "pk")


def delivered_by_file() -> Exists:
    """Return the condition that the book holds delivered hours of the row's day already.

    A file from the duty system answers for the plan as well as a click does.
    """
    same = ("municipality", "mode", "service", "group", "day")
    delivered = PresenceRow.objects.filter(
        state=PresenceState.DELIVERED.value,
        planned=None,
        **{name: OuterRef(name) for name in same},
    )
    return Exists(delivered)


def row_to_confirm(actor: Actor, key: int, *, now: datetime) -> "PresenceRow | None":
    """Return one of them, or None."""
    return rows_to_confirm(actor, now=now).filter(pk=key).first()


def outcomes_seen_by(actor: Actor, *, now: datetime) -> QuerySet[PlanOutcome]:
    """Return the last days' answers within the actor's reach, newest first."""
    rows = rows_seen_by(actor, Act.CONFIRM_PRESENCE, since=_first_day(now))
    return (
        PlanOutcome.objects.filter(row__in=rows.order_by().values("pk"))
        .select_related("row__municipality", "row__group")
        .order_by("-at", "-pk")
    )


def outcome_by_id(actor: Actor, key: int, *, now: datetime) -> PlanOutcome | None:
    """Return one answer within the actor's reach, or None."""
    return outcomes_seen_by(actor, now=now).filter(pk=key).first()


def changes_of(row: "PresenceRow") -> list[PlanChange]:
    """Return what has happened to a planned row, oldest first."""
    return list(PlanChange.objects.filter(row=row))


@dataclass(frozen=True, slots=True)
class PublicChange:
    """What everybody may know of a change: that there is one, never why.

    Attributes
    ----------
    was
        When it was first to begin, or None where the time is the first one still.
    is_cancelled
        Whether it is called off.

    """

    was: datetime | None
    is_cancelled: bool


def public_changes(rows: "list[PresenceRow]") -> dict[int, PublicChange]:
    """Return by row key what everybody may know of changes to the rows."""
    first: dict[int, PlanChange] = {}
    for change in PlanChange.objects.filter(row__in=[row.pk for row in rows]):
        first.setdefault(change.row_id, change)
    found = {}
    for row in rows:
        earliest = first.get(row.pk)
        was = earliest.before_begins if earliest is not None else row.begins
        is_cancelled = row.cancelled_at is not None
        if is_cancelled or was != row.begins:
            found[row.pk] = PublicChange(was if was != row.begins else None, is_cancelled)
    return found


def _first_day(now: datetime) -> date:
    return now.date() - timedelta(days=DAYS_TO_CONFIRM)


def _in_districts(actor: Actor, column: str) -> Q:
    places = actor.reach(Act.ADOPT_ROSTERS)
    if COUNTRY in places:
        return Q()
    return Q(**{f"{column}__in": [one.district for one in places if one.district]})
