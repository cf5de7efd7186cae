"""How the routes of the council room are asked for: at a place, and on a filled site."""

from datetime import date, time
from typing import Any

from naervaer.domain.authority import Place, Role

_NOW = time(12)


def which(place: Place, **more: Any) -> dict[str, Any]:
    """Return the part of the address that names a municipality."""
    return {"which": f"{place.municipality}-x", **more}


def council(place: Place) -> Any:
    """Make the place's council."""
    from naervaer.web.records.councils.models import Council  # noqa: PLC0415 - Django is up

    return Council.objects.create(
        municipality_id=place.municipality, registered_on=date(2026, 1, 1), kind="official"
    )


def registered(place: Place) -> dict[str, Any]:
    council(place)
    return which(place)


def member(place: Place) -> dict[str, Any]:
    seat = council(place).members.create(
        organisation="skolen", function="rektor", actor="school", since=date(2026, 1, 1)
    )
    return which(place, member_id=seat.pk)


def _meeting(place: Place, **more: Any) -> Any:
    day = date(2026, 2, 2)
    return council(place).meetings.create(on=day, begins=_NOW, place="her", **more)


def meeting(place: Place) -> dict[str, Any]:
    return which(place, meeting_id=_meeting(place).pk)


def decision(place: Place) -> dict[str, Any]:
    held = _meeting(place, state="held", minutes="x")
    return which(place, decision_id=held.decisions.create(number=1, text="x").pk)


def action(place: Place) -> dict[str, Any]:
    held = _meeting(place, state="held", minutes="x")
    made = held.decisions.create(number=1, text="x").actions.create(
        council=held.council,
        title="x",
        party="police",
        responsible="politiet",
        deadline=date(2026, 3, 3),
        agreed_on=held.on,
    )
    return which(place, action_id=made.pk)


def _agreement(place: Place) -> Any:
    from naervaer.web.records.agreements.models import Agreement  # noqa: PLC0415 - as above

    return Agreement.objects.create(
        municipality_id=place.municipality,
        version=1,
        begins=date(2026, 1, 1),
        ends=date(2027, 1, 1),
        purpose="x",
        kind="official",
    )


def agreement(place: Place) -> dict[str, Any]:
    return which(place, agreement_id=_agreement(place).pk)


def obligation(place: Place, **more: Any) -> dict[str, Any]:
    made = _agreement(place).obligations.create(number=1, party="police", text="x")
    return which(place, obligation_id=made.pk, **more)


def evaluation(place: Place, **more: Any) -> dict[str, Any]:
    from naervaer.web.records.agreements.models import Evaluation  # noqa: PLC0415 - as above

    Evaluation.objects.create(
        municipality_id=place.municipality,
        year=2025,
        begun_by="police",
        begun_on=date(2026, 1, 1),
        kind="official",
    )
    return which(place, year=2025, **more)


_STEIGEN = {"which": "1848-steigen"}
_LAST_YEAR = date.today().year - 1  # noqa: DTZ011 - a year is enough
_CONTACT, _COORDINATOR = Role.POLICE_CONTACT, Role.MUNICIPAL_COORDINATOR
_ANALYST, _MEMBER = Role.DISTRICT_ANALYST, Role.COUNCIL_MEMBER


def visit(role: Role | None, **more: Any) -> list[tuple[dict[str, Any], Role | None]]:
    return [({**_STEIGEN, **more}, role)]


VISITS: dict[str, list[tuple[dict[str, Any], Role | None]]] = {
    "council:page": [*visit(None), ({"which": "0301-oslo-oslove"}, None)],
    "council:calendar": visit(None),
    "council:room": [*visit(_COORDINATOR), *visit(_MEMBER)],
    "council:register": visit(_COORDINATOR),
    "council:member_new": visit(_COORDINATOR),
    "council:member_end": visit(_COORDINATOR, member_id=1),
    "council:year": visit(_COORDINATOR),
    "council:step_mark": visit(_COORDINATOR, step="report"),
    "council:picture": visit(_MEMBER),
    "council:meeting_new": visit(_COORDINATOR),
    "council:meeting": [*visit(_COORDINATOR, meeting_id=3), *visit(_MEMBER, meeting_id=5)],
    **{
        f"council:{name}": visit(_COORDINATOR, meeting_id=5)
        for name in ("item_new", "meeting_hold", "meeting_cancel", "decision_new")
    },
    "council:action_new": visit(_CONTACT, decision_id=1),
    "council:actions": visit(_MEMBER),
    "council:action": visit(_COORDINATOR, action_id=3),
    "council:action_move": visit(_CONTACT, action_id=3),
    "council:action_postpone": visit(_CONTACT, action_id=3),
    "council:agreements": visit(_COORDINATOR),
    "council:agreement_new": visit(_COORDINATOR),
    "council:agreement": visit(_ANALYST, agreement_id=1),
    "council:obligation_new": visit(_COORDINATOR, agreement_id=1),
    "council:sign_police": visit(_ANALYST, agreement_id=1),
    "council:sign_municipality": visit(_COORDINATOR, agreement_id=1),
    "council:agreement_end": visit(_ANALYST, agreement_id=1),
    "council:deviations": visit(_CONTACT, agreement_id=1),
    "council:deviations_csv": visit(_MEMBER, agreement_id=1),
    "council:obligation_remove": visit(_COORDINATOR, obligation_id=1),
    "council:reason_new": visit(_CONTACT, obligation_id=1, stretch="2026-03-01"),
    "council:evaluations": visit(_COORDINATOR),
    "council:evaluation": visit(_COORDINATOR, year=_LAST_YEAR),
    "council:assess": visit(_CONTACT, year=_LAST_YEAR),
    "council:evaluation_submit": visit(_COORDINATOR, year=_LAST_YEAR),
    "council:evaluation_sheet": visit(_MEMBER, year=_LAST_YEAR),
    "council:evaluation_data": visit(_MEMBER, year=_LAST_YEAR, form="json"),
}
