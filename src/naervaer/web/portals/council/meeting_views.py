"""Meetings: called, held with minutes and decisions, or cancelled."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from naervaer.domain.authority import Act
from naervaer.domain.councils import MeetingState
from naervaer.web.interface import numbers
from naervaer.web.portals.council.asking import (
    council_or_404,
    form_page,
    found_or_404,
    frame_of,
    room_of,
)
from naervaer.web.portals.council.forms import (
    DecisionForm,
    ItemForm,
    MeetingForm,
    MinutesForm,
    ReasonForm,
)
from naervaer.web.portals.council.presenters import action_words, meeting_rows
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import actor_of
from naervaer.web.records.councils import services
from naervaer.web.records.councils.selectors import meeting_by_id

if TYPE_CHECKING:
    from naervaer.web.records.councils.models import Meeting


@lets(Act.WRITE_COUNCIL)
def meeting_new(request: HttpRequest, which: str) -> HttpResponse:
    """Call a meeting."""
    council = council_or_404(request, which, Act.WRITE_COUNCIL)

    def save(given: dict[str, Any]) -> None:
        services.meeting_plan(council=council, actor=actor_of(request), **given)

    shown = {
        **frame_of(request, council.municipality),
        "heading": _("Kall inn til møte"),
        "button": _("Kall inn"),
        "done": _("Møtet er kalt inn."),
    }
    form = MeetingForm(request.POST or None)
    return form_page(request, form, save, to=("council:room", which), shown=shown)


@lets(Act.SEE_COUNCIL)
def meeting(request: HttpRequest, which: str, meeting_id: int) -> HttpResponse:
    """Show one meeting with everything the room may see."""
    found = _meeting_or_404(request, which, meeting_id, Act.SEE_COUNCIL)
    today = timezone.localdate()
    decisions = [
        (one, [(action, action_words(action, today)) for action in one.actions.all()])
        for one in found.decisions.all()
    ]
    shown = {
        **frame_of(request, found.council.municipality),
        "meeting": found,
        "row": meeting_rows([found])[0],
        "is_planned": found.state == MeetingState.PLANNED.value,
        "is_held": found.state == MeetingState.HELD.value,
        "decisions": decisions,
    }
    return render(request, "council/meeting.html", shown)


@lets(Act.WRITE_COUNCIL)
def item_new(request: HttpRequest, which: str, meeting_id: int) -> HttpResponse:
    """Put an item on the agenda."""
    found = _meeting_or_404(request, which, meeting_id)

    def save(given: dict[str, Any]) -> None:
        services.agenda_add(meeting=found, actor=actor_of(request), **given)

    shown = _shown(request, found, _("Ny sak"), _("Sett på saklisten"), _("Saken er satt opp."))
    return form_page(
        request, ItemForm(request.POST or None), save, to=_to(which, found), shown=shown
    )


@lets(Act.WRITE_COUNCIL)
def hold(request: HttpRequest, which: str, meeting_id: int) -> HttpResponse:
    """Say that the meeting was held, with its minutes."""
    found = _meeting_or_404(request, which, meeting_id)

    def save(given: dict[str, Any]) -> None:
        services.meeting_hold(meeting=found, actor=actor_of(request), **given)

    shown = _shown(
        request, found, _("Møtet er holdt"), _("Lagre referatet"), _("Møtet er ført som holdt.")
    )
    return form_page(
        request, MinutesForm(request.POST or None), save, to=_to(which, found), shown=shown
    )


@lets(Act.WRITE_COUNCIL)
def cancel(request: HttpRequest, which: str, meeting_id: int) -> HttpResponse:
    """Cancel the meeting, with the reason."""
    found = _meeting_or_404(request, which, meeting_id)

    def save(given: dict[str, Any]) -> None:
        services.meeting_cancel(meeting=found, why=given["text"], actor=actor_of(request))

    shown = _shown(request, found, _("Avlys møtet"), _("Avlys"), _("Møtet er avlyst."))
    return form_page(
        request, ReasonForm(request.POST or None), save, to=_to(which, found), shown=shown
    )


@lets(Act.WRITE_COUNCIL)
def decision_new(request: HttpRequest, which: str, meeting_id: int) -> HttpResponse:
    """Write what the meeting decided."""
    found = _meeting_or_404(request, which, meeting_id)

    def save(given: dict[str, Any]) -> None:
        services.decision_record(meeting=found, actor=actor_of(request), **given)

    shown = _shown(request, found, _("Nytt vedtak"), _("Før vedtaket"), _("Vedtaket er ført."))
    return form_page(
        request, DecisionForm(request.POST or None), save, to=_to(which, found), shown=shown
    )


def _meeting_or_404(
    request: HttpRequest, which: str, key: int, act: Act = Act.WRITE_COUNCIL
) -> "Meeting":
    one = room_of(request, which, act)
    found: Meeting = found_or_404(meeting_by_id(actor_of(request), one.number, key, act))
    return found


def _shown(
    request: HttpRequest, found: "Meeting", heading: str, button: str, done: str
) -> dict[str, Any]:
    return {
        **frame_of(request, found.council.municipality),
        "heading": heading,
        "lead": _("Møtet %(day)s") % {"day": numbers.day(found.on)},
        "button": button,
        "done": done,
    }


def _to(which: str, found: "Meeting") -> tuple[Any, ...]:
    return "council:meeting", which, found.pk
