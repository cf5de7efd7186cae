"""What everybody may see of the police councils."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from naervaer.domain.authority import Act
from naervaer.domain.councils import ActionState, MeetingState
from naervaer.web.interface.icalendar import Event, calendar_text
from naervaer.web.portals.council.asking import municipality_or_404
from naervaer.web.portals.council.presenters import (
    action_table,
    activity_facts,
    councils_table,
    meeting_rows,
    member_rows,
    obligation_rows,
)
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import actor_of
from naervaer.web.records.agreements.selectors import agreement_public, obligations_public
from naervaer.web.records.areas.selectors import page_slug, place_of
from naervaer.web.records.councils.selectors import (
    actions_public,
    activities,
    activity_of,
    council_of,
    councils_public,
    meetings_public,
    members_now,
)

_OSLO = ZoneInfo("Europe/Oslo")


@lets(Act.SEE_PUBLIC)
def councils(request: HttpRequest) -> HttpResponse:
    """List the police councils that are registered, with how active they are."""
    found = activities(councils_public(), today=timezone.localdate())
    shown = {
        "table": councils_table(found, request.GET),
        "count": len(found),
        "asleep": sum(not one.is_active for one in found),
    }
    return render(request, "council/councils.html", shown)


@lets(Act.SEE_PUBLIC)
def council_page(request: HttpRequest, which: str) -> HttpResponse:
    """Show one council: who takes part, when it meets, what it decided, the agreement."""
    one = municipality_or_404(which)
    if which != page_slug(one):
        return redirect("council:page", page_slug(one), permanent=False)
    today = timezone.localdate()
    council = council_of(one.number)
    agreement = agreement_public(one.number)
    shown = {
        "one": one,
        "which": which,
        "council": council,
        "agreement": agreement,
        "obligations": obligation_rows(obligations_public(agreement)) if agreement else [],
        "may_enter": actor_of(request).may(Act.SEE_COUNCIL, place_of(one)),
    }
    if council is not None:
        shown |= {
            "facts": activity_facts(activity_of(council, today=today)),
            "members": member_rows(members_now(council)),
            "meetings": meeting_rows(meetings_public(council)[:10]),
            "actions": action_table(actions_public(council), today=today, is_public=True),
        }
    return render(request, "council/page.html", shown)


@lets(Act.SEE_PUBLIC)
def calendar(request: HttpRequest, which: str) -> HttpResponse:  # noqa: ARG001 - Django gives it
    """Hand out the council's calendar: meetings called, and deadlines of open actions."""
    one = municipality_or_404(which)
    council = council_of(one.number)
    events = []
    if council is not None:
        title = _("Møte i politirådet i %(name)s") % {"name": one.name}
        events = [
            Event(
                f"moete-{meeting.pk}",
                title,
                datetime.combine(meeting.on, meeting.begins, _OSLO),
                place=meeting.place,
            )
            for meeting in meetings_public(council)
            if meeting.state == MeetingState.PLANNED.value
        ]
        events += [
            Event(f"tiltak-{action.pk}", f"{_('Frist')}: {action.title}", action.deadline)
            for action in actions_public(council)
            if not ActionState(action.state).is_ended
        ]
    name = _("Politirådet i %(name)s") % {"name": one.name}
    text = calendar_text(events, name=name, made_at=timezone.now())
    file = f'attachment; filename="politirad-{page_slug(one)}.ics"'
    return HttpResponse(
        text,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": file},
    )
