"""Made-up councils for a showcase district; every council is marked synthetic.

Steigen has a full room; a few neighbours have met more or less lately, one not for long.
Nothing here says anything about a real council.
"""

from dataclasses import dataclass
from datetime import date, time, timedelta

from django.db import transaction

from naervaer.domain.authority import Actor, Grant, Place, Role
from naervaer.domain.councils import ActionState, ActorKind, CycleStep, Party
from naervaer.domain.figures import Kind
from naervaer.domain.holidays import working_day_after
from naervaer.web.records.areas.selectors import municipality_by_number
from naervaer.web.records.councils.models import Council, Meeting
from naervaer.web.records.councils.services import (
    action_agree,
    action_move,
    agenda_add,
    council_register,
    decision_record,
    meeting_cancel,
    meeting_hold,
    meeting_plan,
    member_add,
    step_mark,
)

STEIGEN = "1848"
_SEATS = (
    ("Steigen kommune", "ordfører, leder av rådet", ActorKind.MUNICIPALITY),
    ("Steigen kommune", "SLT-koordinator, sekretær", ActorKind.MUNICIPALITY),
    ("Salten politistasjonsdistrikt", "leder", ActorKind.POLICE),
    ("Salten politistasjonsdistrikt", "politikontakt", ActorKind.POLICE),
    ("Helse- og omsorgstjenesten", "kommuneoverlege", ActorKind.HEALTH),
    ("Steigen skole", "rektor", ActorKind.SCHOOL),
    ("Frivilligsentralen", "daglig leder", ActorKind.VOLUNTARY),
    ("Salten Brann", "avdelingsleder", ActorKind.FIRE_RESCUE),
)
_NEIGHBOURS = (("1804", (40, 130, 250)), ("1841", (95, 280)), ("1875", (430,)))
"""Number of the municipality, and how many days ago its council met."""
_PLACE = "kommunestyresalen"


@dataclass(frozen=True, slots=True)
class _Task:
    title: str
    party: Party
    responsible: str
    days: int
    ends_in: ActionState | None = None
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class _Met:
    days_ago: int
    items: tuple[str, ...]
    decision: str
    tasks: tuple[_Task, ...]


_MEETINGS = (
    _Met(
        400,
        ("Situasjonsbildet", "Handlingsplan for to år"),
        "Handlingsplanen for to år er vedtatt.",
        (
            _Task(
                "Foreldremøte om nettvett på begge skolene",
                Party.MUNICIPALITY,
                "Steigen skole",
                120,
                ActionState.DONE,
            ),
        ),
    ),
    _Met(
        245,
        ("Evaluering av fjoråret", "Synlig politi i Leinesfjord og Leines"),
        "Rådet ber om to faste patruljedager i uken.",
        (
            _Task(
                "Sette opp to faste patruljedager",
                Party.POLICE,
                "Salten politistasjonsdistrikt",
                60,
                ActionState.DONE,
            ),
            _Task(
                "Kunngjøre dagene på kommunens sider",
                Party.MUNICIPALITY,
                "Steigen kommune",
                90,
                ActionState.UNDER_WAY,
            ),
        ),
    ),
    _Met(
        62,
        ("Hva patruljedagene ga", "Ungdomsmiljøet i høst"),
        "Natteravnordningen tas opp igjen til vinteren.",
        (
            _Task(
                "Skaffe frivillige til natteravnene",
                Party.OTHER,
                "Frivilligsentralen",
                100,
            ),
            _Task(
                "Gjennomgå skolens varslingsrutine",
                Party.MUNICIPALITY,
                "Steigen skole",
                45,
                is_closed=True,
            ),
        ),
    ),
)
_WORKING_DAYS_AHEAD = 16


@transaction.atomic
def showcase_fill(*, district: str, until: date) -> int:
    """Make the councils of the showcase; where there are made-up ones, do nothing."""
    if Council.objects.filter(kind=Kind.SYNTHETIC.value).exists():
        return 0
    _steigen(district, until)
    for number, days_ago in _NEIGHBOURS:
        writer = _writer(district, number)
        council = council_register(
            municipality=number,
            registered_on=until - timedelta(days=500),
            kind=Kind.SYNTHETIC,
            actor=writer,
        )
        name = str(municipality_by_number(number))
        seats = (
            (f"{name} kommune", "ordfører", ActorKind.MUNICIPALITY),
            ("politistasjonsdistriktet", "politikontakt", ActorKind.POLICE),
        )
        for organisation, function, kind in seats:
            member_add(
                council=council,
                organisation=organisation,
                function=function,
                kind=kind,
                since=council.registered_on,
                actor=writer,
            )
        for days in days_ago:
            _held(council, until - timedelta(days=days), ("Situasjonsbildet",), writer)
    return 1 + len(_NEIGHBOURS)


def _steigen(district: str, until: date) -> None:
    writer = _writer(district, STEIGEN)
    council = council_register(
        municipality=STEIGEN,
        is_steering_group=True,
        registered_on=until - timedelta(days=500),
        kind=Kind.SYNTHETIC,
        actor=writer,
    )
    for organisation, function, kind in _SEATS:
        member_add(
            council=council,
            organisation=organisation,
            function=function,
            kind=kind,
            since=council.registered_on,
            actor=writer,
        )
    for met in _MEETINGS:
        _meeting(council, met, until, writer)
    cancelled = _called(council, until - timedelta(days=150), writer)
    meeting_cancel(meeting=cancelled, why="For få kunne møte i ferien.", actor=writer)
    ahead = _called(council, working_day_after(until, _WORKING_DAYS_AHEAD), writer)
    agenda_add(meeting=ahead, title="Tjenesteavtalen: avtalt og levert", actor=writer)
    agenda_add(meeting=ahead, title="Innspill fra innbyggerne", actor=writer)
    agenda_add(meeting=ahead, title="Beredskap", is_closed=True, actor=writer)
    step_mark(council=council, step=CycleStep.REPORT, year=until.year, actor=writer)


def _meeting(council: Council, met: _Met, until: date, writer: Actor) -> None:
    day = until - timedelta(days=met.days_ago)
    meeting = _held(council, day, met.items, writer)
    decision = decision_record(meeting=meeting, text=met.decision, actor=writer)
    for task in met.tasks:
        deadline = day + timedelta(days=task.days)
        action = action_agree(
            decision=decision,
            title=task.title,
            party=task.party,
            responsible=task.responsible,
            deadline=deadline,
            is_closed=task.is_closed,
            actor=writer,
        )
        if task.ends_in is not None:
            on = min(deadline - timedelta(days=9), until)
            note = "Oppdiktet for demonstrasjonen."
            action_move(action=action, to=task.ends_in, note=note, on=on, actor=writer)


def _held(council: Council, day: date, items: tuple[str, ...], writer: Actor) -> Meeting:
    meeting = _called(council, day, writer)
    for title in items:
        agenda_add(meeting=meeting, title=title, actor=writer)
    minutes = "Oppdiktet referat for demonstrasjonen: sakene ble gjennomgått."
    return meeting_hold(meeting=meeting, minutes=minutes, actor=writer)


def _called(council: Council, day: date, writer: Actor) -> Meeting:
    return meeting_plan(council=council, on=day, begins=time(12), place=_PLACE, actor=writer)


def _writer(district: str, number: str) -> Actor:
    grant = Grant(Role.MUNICIPAL_COORDINATOR, Place(district, number))
    return Actor("demo", "Demonstrasjon", (grant,))
