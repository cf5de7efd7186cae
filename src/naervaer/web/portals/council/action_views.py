"""Actions: agreed, moved on, postponed, each with its history."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from naervaer.domain.authority import Act
from naervaer.domain.councils import ActionState, Party
from naervaer.web.interface.labels import said
from naervaer.web.portals.council.asking import form_page, found_or_404, frame_of, room_of
from naervaer.web.portals.council.forms import ActionForm, DeadlineForm, MoveForm
from naervaer.web.portals.council.presenters import action_colour, action_table, action_words
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import actor_of
from naervaer.web.records.councils import services
from naervaer.web.records.councils.selectors import (
    action_by_id,
    actions_seen_by,
    decision_by_id,
)

if TYPE_CHECKING:
    from naervaer.web.records.councils.models import Action


@lets(Act.WRITE_COUNCIL)
def action_new(request: HttpRequest, which: str, decision_id: int) -> HttpResponse:
    """Agree on what a party does about a decision."""
    one = room_of(request, which, Act.WRITE_COUNCIL)
    actor = actor_of(request)
    decision = found_or_404(decision_by_id(actor, one.number, decision_id, Act.WRITE_COUNCIL))

    def save(given: dict[str, Any]) -> None:
        party = Party(given.pop("party"))
        services.action_agree(decision=decision, party=party, actor=actor, **given)

    shown = {
        **frame_of(request, one),
        "heading": _("Nytt tiltak"),
        "lead": decision.text,
        "button": _("Avtal tiltaket"),
        "done": _("Tiltaket er avtalt."),
    }
    to = ("council:meeting", which, decision.meeting_id)
    return form_page(request, ActionForm(request.POST or None), save, to=to, shown=shown)


@lets(Act.SEE_COUNCIL)
def actions(request: HttpRequest, which: str) -> HttpResponse:
    """Show every action, those that have ended last."""
    one = room_of(request, which)
    found = list(actions_seen_by(actor_of(request), one.number))
    found.sort(key=lambda action: (action.ended_on is not None, action.deadline))
    today = timezone.localdate()
    shown = {
        **frame_of(request, one),
        "table": action_table(found, today=today, is_public=False, which=which),
        "count": len(found),
    }
    return render(request, "council/actions.html", shown)


@lets(Act.SEE_COUNCIL)
def action(request: HttpRequest, which: str, action_id: int) -> HttpResponse:
    """Show one action with its history."""
    found = _action_or_404(request, which, action_id, Act.SEE_COUNCIL)
    shown = {
        **frame_of(request, found.council.municipality),
        "action": found,
        "party": said(Party(found.party)),
        "state": action_words(found, timezone.localdate()),
        "colour": action_colour(found),
        "is_ended": ActionState(found.state).is_ended,
        "events": [
            (event.on, said(ActionState(event.after)), event.deadline, event.note)
            for event in found.events.all()
        ],
    }
    return render(request, "council/action.html", shown)


@lets(Act.WRITE_COUNCIL)
def move(request: HttpRequest, which: str, action_id: int) -> HttpResponse:
    """Move an action on, with a note of what was done."""
    found = _action_or_404(request, which, action_id)

    def save(given: dict[str, Any]) -> None:
        to = ActionState(given.pop("to"))
        services.action_move(action=found, to=to, actor=actor_of(request), **given)

    form = MoveForm(request.POST or None, before=ActionState(found.state))
    shown = _shown(request, found, _("Flytt tiltaket videre"), _("Tiltaket er flyttet."))
    return form_page(request, form, save, to=_to(which, found), shown=shown)


@lets(Act.WRITE_COUNCIL)
def postpone(request: HttpRequest, which: str, action_id: int) -> HttpResponse:
    """Give an action another deadline, with the reason."""
    found = _action_or_404(request, which, action_id)

    def save(given: dict[str, Any]) -> None:
        services.action_postpone(
            action=found,
            deadline=given["deadline"],
            note=given["note"],
            actor=actor_of(request),
        )

    form = DeadlineForm(request.POST or None)
    shown = _shown(request, found, _("Flytt fristen"), _("Fristen er flyttet."))
    return form_page(request, form, save, to=_to(which, found), shown=shown)


def _action_or_404(
    request: HttpRequest, which: str, key: int, act: Act = Act.WRITE_COUNCIL
) -> "Action":
    one = room_of(request, which, act)
    found: Action = found_or_404(action_by_id(actor_of(request), one.number, key, act))
    return found


def _shown(request: HttpRequest, found: "Action", heading: str, done: str) -> dict[str, Any]:
    return {
        **frame_of(request, found.council.municipality),
        "heading": heading,
        "lead": found.title,
        "button": _("Lagre"),
        "done": done,
    }


def _to(which: str, found: "Action") -> tuple[Any, ...]:
    return "council:action", which, found.pk
