"""What the records already say of a year of cooperation; an evaluation begins from it.

Nobody types these numbers. They are computed anew while an evaluation is open, and kept with
it, unchanged, from the day it is submitted.
"""

from collections import defaultdict
from datetime import date
from typing import Any

from naervaer.domain.agreements import AgreementState, Kept
from naervaer.domain.councils import (
    SIX_KINDS,
    ActionState,
    ActorKind,
    MeetingState,
    is_late,
)
from naervaer.domain.presence import PresenceState
from naervaer.web.records.agreements.models import Agreement
from naervaer.web.records.agreements.selectors import Measured, compliance_of
from naervaer.web.records.areas.models import Municipality
from naervaer.web.records.councils.models import Action, Council
from naervaer.web.records.presence.models import PresenceMonth
from naervaer.web.records.promises.models import Wish

_HOUR = 60
_DECEMBER, _LAST = 12, 31


def facts_of(municipality: Municipality, year: int, *, today: date) -> dict[str, Any]:
    """Return a year's facts as plain values: meetings, actions, obligations, hours, wishes."""
    until = min(date(year, _DECEMBER, _LAST), today)
    council = Council.objects.filter(municipality=municipality).first()
    return {
        "year": year,
        "until": until.isoformat(),
        "meetings": _meetings(council, year),
        "members": _members(council, year),
        "actions": _actions(council, year, until),
        "obligations": _obligations(municipality, year, today),
        "presence": _presence(municipality, year),
        "wishes": _wishes(municipality, year),
    }


def _meetings(council: Council | None, year: int) -> dict[str, Any]:
    found = list(council.meetings.filter(on__year=year).order_by("on")) if council else []
    states = [MeetingState(one.state) for one in found]
    return {
        "called": len(found),
        "held": states.count(MeetingState.HELD),
        "cancelled": states.count(MeetingState.CANCELLED),
        "held_on": [
            one.on.isoformat() for one in found if one.state == MeetingState.HELD.value
        ],
        "decisions": sum(one.decisions.count() for one in found),
    }


def _members(council: Council | None, year: int) -> dict[str, Any]:
    last = date(year, _DECEMBER, _LAST)
    found = list(council.members.filter(since__lte=last)) if council else []
    seats = [one for one in found if one.until is None or one.until.year > year]
    kinds = {ActorKind(one.actor) for one in seats} & SIX_KINDS
    return {"seats": len(seats), "kinds": sorted(kinds)}


def _actions(council: Council | None, year: int, until: date) -> dict[str, Any]:
    found = list(council.actions.filter(agreed_on__lte=until)) if council else []
    ended = [one for one in found if one.ended_on and one.ended_on.year == year]
    standing = [one for one in found if one.ended_on is None or one.ended_on > until]
    return {
        "agreed": sum(one.agreed_on.year == year for one in found),
        "done": sum(one.state == ActionState.DONE.value for one in ended),
        "dropped": sum(one.state == ActionState.DROPPED.value for one in ended),
        "done_late": sum(
            one.state == ActionState.DONE.value and one.deadline < (one.ended_on or until)
            for one in ended
        ),
        "late": sum(is_late(ActionState.AGREED, one.deadline, until) for one in standing),
        "carried_over": [_carried(one) for one in standing],
    }


def _carried(action: Action) -> dict[str, Any]:
    return {
        "title": action.title,
        "party": action.party,
        "responsible": action.responsible,
        "deadline": action.deadline.isoformat(),
        "is_closed": action.is_closed,
    }


def _obligations(municipality: Municipality, year: int, today: date) -> list[dict[str, Any]]:
    found = Agreement.objects.filter(municipality=municipality).exclude(
        state=AgreementState.DRAFT.value
    )
    first, last = date(year, 1, 1), date(year, _DECEMBER, _LAST)
    told = []
    for agreement in found.order_by("version"):
        if agreement.begins <= last and (agreement.ended_on or agreement.ends) >= first:
            told += [_obligation(one, year) for one in compliance_of(agreement, today=today)]
    return told


def _obligation(one: Measured, year: int) -> dict[str, Any]:
    rows = [row for row in one.rows if row.stretch.label.year == year]
    judged = [row for row in rows if row.kept in (Kept.KEPT, Kept.NOT_KEPT)]
    known = [row for row in rows if row.delivered is not None]
    delivered = [row.delivered for row in known if row.delivered is not None]
    return {
        "number": one.obligation.number,
        "version": one.obligation.agreement.version,
        "party": one.obligation.party,
        "text": one.obligation.text,
        "measure": one.obligation.measure,
        "is_closed": one.obligation.is_closed,
        "judged": len(judged),
        "kept": sum(row.kept is Kept.KEPT for row in judged),
        "agreed": round(sum(row.agreed for row in known), 2),
        "delivered": round(sum(delivered), 2) if delivered else None,
        "kinds": sorted(one.kinds),
    }


def _presence(municipality: Municipality, year: int) -> list[dict[str, Any]]:
    """Return hours by mode, planned and delivered."""
    totals = PresenceMonth.objects.filter(municipality=municipality, month__year=year)
    modes: dict[str, dict[str, float]] = defaultdict(lambda: {"planned": 0, "delivered": 0})
    kinds: dict[str, set[str]] = defaultdict(set)
    for one in totals:
        which = "delivered" if one.state == PresenceState.DELIVERED.value else "planned"
        modes[one.mode][which] += one.minutes / _HOUR
        kinds[one.mode].add(one.kind)
    return [
        {
            "mode": mode,
            "planned": round(hours["planned"], 1),
            "delivered": round(hours["delivered"], 1),
            "kinds": sorted(kinds[mode]),
        }
        for mode, hours in sorted(modes.items())
    ]


def _wishes(municipality: Municipality, year: int) -> dict[str, int]:
    filed = Wish.objects.filter(
        municipality=municipality, filed_on__year=year, withdrawn_on=None
    )
    answered = filed.filter(answers__isnull=False).distinct()
    return {"filed": filed.count(), "answered": answered.count()}
