"""How councils, meetings, actions and obligations read on the page."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from naervaer.domain.agreements import Measure, Per
from naervaer.domain.councils import ActionState, ActorKind, MeetingState, Party, is_late
from naervaer.domain.figures import Kind
from naervaer.domain.presence import DeliveryMode, Service
from naervaer.web.interface import numbers
from naervaer.web.interface.kinds import Badge
from naervaer.web.interface.labels import said
from naervaer.web.interface.tables import Cell, Column, Table, table_of
from naervaer.web.records.areas.selectors import page_slug

if TYPE_CHECKING:
    from collections.abc import Iterable

    from naervaer.web.records.agreements.models import Obligation
    from naervaer.web.records.councils.models import Action, CouncilMember, Meeting
    from naervaer.web.records.councils.selectors import CouncilActivity

_ACTION_COLOURS = {
    ActionState.AGREED: "info",
    ActionState.UNDER_WAY: "warning",
    ActionState.DONE: "success",
    ActionState.DROPPED: "neutral",
}
_MEETING_COLOURS = {
    MeetingState.PLANNED: "info",
    MeetingState.HELD: "success",
    MeetingState.CANCELLED: "neutral",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a list of facts."""

    words: str
    said: str
    mark: Badge | None = None
    address: str = ""


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One seat."""

    number: int
    organisation: str
    function: str
    kind: str


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One meeting with what may be shown of it."""

    number: int
    on: date
    begins: str
    place: str
    state: str
    colour: str
    items: tuple[str, ...]
    decisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ObligationRow:
    """One obligation."""

    number: int
    key: int
    party: str
    text: str
    terms: str
    is_closed: bool


def councils_table(found: "list[CouncilActivity]", asked: QueryDict) -> Table:
    """Return the councils with how active they are."""
    return table_of(
        name="tabell",
        caption=_("Politiråd og hvor virksomme de er"),
        columns=[
            Column("navn", _("Kommune")),
            Column("distrikt", _("Politidistrikt")),
            Column("sist", _("Sist møtt")),
            Column("moter", _("Møter siste år"), is_number=True),
            Column("apne", _("Åpne tiltak"), is_number=True),
            Column("ferdig", _("Gjennomført siste år"), is_number=True),
            Column("slag", _("Av seks slags aktører"), is_number=True),
            Column("virksomt", _("Tilstand")),
        ],
        rows=[_council_row(one) for one in found],
        asked=asked,
        first="navn",
        is_caption_hidden=True,
    )


def _council_row(one: "CouncilActivity") -> list[Cell]:
    municipality = one.council.municipality
    met = one.last_met
    return [
        Cell(
            municipality.name, address=reverse("council:page", args=[page_slug(municipality)])
        ),
        Cell(municipality.district.name),
        Cell(
            numbers.day(met, "medium") if met else _("aldri"),
            order=met.toordinal() if met else 0,
        ),
        Cell(numbers.number(one.held_last_year), order=one.held_last_year),
        Cell(numbers.number(one.open_actions), order=one.open_actions),
        Cell(numbers.number(one.ended_actions), order=one.ended_actions),
        Cell(numbers.number(one.six_kinds), order=one.six_kinds),
        Cell(activity_words(one), badge=Badge(Kind(one.council.kind))),
    ]


def activity_words(one: "CouncilActivity") -> str:
    """Return whether a council is active, in a word."""
    return _("virksomt") if one.is_active else _("sovende")


def activity_facts(one: "CouncilActivity") -> tuple[Fact, ...]:
    """Return how active a council is, as facts."""
    mark = Badge(Kind(one.council.kind), _("rådets egne føringer"))
    never, none = _("aldri"), _("ikke kalt inn")
    shared = one.council.shared_with
    facts = [
        Fact(
            _("Tilstand"),
            activity_words(one) if one.is_active else _("sovende: ingen møter på tolv måneder"),
            mark,
        ),
        Fact(_("Sist møtt"), numbers.day(one.last_met) if one.last_met else never),
        Fact(_("Neste møte"), numbers.day(one.next_meeting) if one.next_meeting else none),
        Fact(_("Møter siste år"), numbers.number(one.held_last_year)),
        Fact(_("Åpne tiltak"), numbers.number(one.open_actions)),
        Fact(_("Tiltak over fristen"), numbers.number(one.late_actions)),
        Fact(_("Gjennomført siste år"), numbers.number(one.ended_actions)),
        Fact(
            _("Slags aktører utenom politiet"),
            _("%(count)s av seks") % {"count": one.six_kinds},
        ),
    ]
    if one.council.is_steering_group:
        facts.append(Fact(_("SLT"), _("Rådet er også styringsgruppe for SLT.")))
    if shared:
        facts.append(Fact(_("Felles med"), shared))
    return tuple(facts)


def member_rows(members: "Iterable[CouncilMember]") -> list[MemberRow]:
    """Return the seats."""
    return [
        MemberRow(one.pk, one.organisation, one.function, said(ActorKind(one.actor)))
        for one in members
    ]


def meeting_rows(meetings: "Iterable[Meeting]") -> list[MeetingRow]:
    """Return meetings with the items and decisions that were read with them."""
    return [
        MeetingRow(
            number=one.pk,
            on=one.on,
            begins=f"{one.begins:%H.%M}",
            place=one.place,
            state=said(MeetingState(one.state)),
            colour=_MEETING_COLOURS[MeetingState(one.state)],
            items=tuple(item.title for item in one.items.all()),
            decisions=tuple(decision.text for decision in one.decisions.all()),
        )
        for one in meetings
    ]


def action_table(
    actions: "Iterable[Action]", *, today: date, is_public: bool, which: str = ""
) -> Table:
    """Return actions with their owner, deadline and state."""
    rows = []
    for one in actions:
        address = "" if is_public else reverse("council:action", args=[which, one.pk])
        title = one.title if is_public or not one.is_closed else f"{one.title} ({_('lukket')})"
        rows.append(
            [
                Cell(title, address=address),
                Cell(said(Party(one.party))),
                Cell(one.responsible),
                Cell(numbers.day(one.deadline, "medium"), order=one.deadline.toordinal()),
                Cell(action_words(one, today)),
            ]
        )
    return table_of(
        name="tiltak",
        caption=_("Tiltak"),
        columns=[
            Column("tiltak", _("Tiltak"), sorts=False),
            Column("part", _("Part"), sorts=False),
            Column("hvem", _("Ansvarlig"), sorts=False),
            Column("frist", _("Frist"), sorts=False),
            Column("tilstand", _("Tilstand"), sorts=False),
        ],
        rows=rows,
        is_caption_hidden=True,
    )


def action_words(one: "Action", today: date) -> str:
    """Return how it stands with an action, lateness told."""
    state = ActionState(one.state)
    words = said(state)
    if is_late(state, one.deadline, today):
        return _("%(state)s, over fristen") % {"state": words}
    return words


def action_colour(one: "Action") -> str:
    """Return the colour of an action's state."""
    return _ACTION_COLOURS[ActionState(one.state)]


def obligation_rows(obligations: "Iterable[Obligation]") -> list[ObligationRow]:
    """Return obligations in words."""
    return [
        ObligationRow(
            number=one.number,
            key=one.pk,
            party=said(Party(one.party)),
            text=one.text,
            terms=terms_words(one),
            is_closed=one.is_closed,
        )
        for one in obligations
    ]


def terms_words(one: "Obligation") -> str:
    """Return how an obligation is measured, in words."""
    measure = Measure(one.measure)
    if measure is Measure.NONE:
        return said(measure)
    amount = float(one.amount or 0)
    much = numbers.number(amount, 0 if amount.is_integer() else 1)
    if measure is Measure.REPLY_DAYS:
        return f"{said(measure)} {much}"
    words = [f"{much} {said(measure)} {said(Per(one.per))}"]
    if one.mode:
        words.append(said(DeliveryMode(one.mode)))
    if one.service:
        words.append(said(Service(one.service)))
    return ", ".join(words)
