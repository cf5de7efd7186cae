"""The council's room: its front page, members, the year, and the situation picture."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naervaer.domain.authority import Act
from naervaer.domain.councils import ActorKind, CycleStep, last_day_of, reminders
from naervaer.web.interface.labels import said
from naervaer.web.portals.council.asking import (
    council_or_404,
    done_or_said,
    expect_writer,
    form_page,
    found_or_404,
    frame_of,
    room_of,
)
from naervaer.web.portals.council.forms import CouncilForm, MemberForm, YearForm
from naervaer.web.portals.council.picture import picture_of
from naervaer.web.portals.council.presenters import (
    action_table,
    activity_facts,
    meeting_rows,
    member_rows,
)
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import actor_of
from naervaer.web.records.agreements.reminding import steps_behind
from naervaer.web.records.agreements.selectors import agreements_seen_by
from naervaer.web.records.areas.selectors import page_slug, place_of
from naervaer.web.records.councils import services
from naervaer.web.records.councils.selectors import (
    actions_seen_by,
    activity_of,
    council_seen_by,
    councils_seen_by,
    meetings_seen_by,
    member_by_id,
    members_now,
    room_municipalities,
    year_months,
)

_MEETINGS_SHOWN = 12


@lets(Act.SEE_COUNCIL)
def rooms(request: HttpRequest) -> HttpResponse:
    """Lead to the reader's own room, or list the rooms in reach."""
    found = list(room_municipalities(actor_of(request)))
    if len(found) == 1:
        return redirect("council:room", page_slug(found[0]))
    registered = set(councils_seen_by(actor_of(request)).values_list("municipality", flat=True))
    rows = [(one.name, page_slug(one), one.number in registered) for one in found]
    rows.sort(key=lambda row: not row[2])
    return render(request, "council/rooms.html", {"rows": rows})


@lets(Act.SEE_COUNCIL)
def room(request: HttpRequest, which: str) -> HttpResponse:
    """Show the room: what is due, meetings, actions, agreement; or how to register it."""
    one = room_of(request, which)
    actor, today = actor_of(request), timezone.localdate()
    council = council_seen_by(actor, one.number)
    shown = {**frame_of(request, one), "council": council}
    if council is None:
        shown["form"] = CouncilForm()
        return render(request, "council/room_new.html", shown)
    done = steps_behind(council, today.year)
    standing = [
        action for action in actions_seen_by(actor, one.number) if action.ended_on is None
    ]
    shown |= {
        "facts": activity_facts(activity_of(council, today=today, with_closed=True)),
        "reminders": [
            (said(reminder.step).capitalize(), reminder.by, reminder.is_late)
            for reminder in reminders(year_months(council), done, today)
        ],
        "members": member_rows(members_now(council)),
        "meetings": meeting_rows(meetings_seen_by(actor, one.number)[:_MEETINGS_SHOWN]),
        "actions": action_table(standing, today=today, is_public=False, which=shown["which"]),
        "agreement": agreements_seen_by(actor, one.number).filter(state="in_force").first(),
    }
    return render(request, "council/room.html", shown)


@require_POST
@lets(Act.WRITE_COUNCIL)
def register(request: HttpRequest, which: str) -> HttpResponse:
    """Register the council of a municipality."""
    one = room_of(request, which, Act.WRITE_COUNCIL)
    form = CouncilForm(request.POST)
    given = form.cleaned_data if form.is_valid() else {}
    return done_or_said(
        request,
        lambda: services.council_register(
            municipality=one.number, actor=actor_of(request), **given
        ),
        _("Rådet er registrert."),
        to=("council:room", which),
    )


@lets(Act.WRITE_COUNCIL)
def member_new(request: HttpRequest, which: str) -> HttpResponse:
    """Give an organisation a seat."""
    council = council_or_404(request, which, Act.WRITE_COUNCIL)

    def save(given: dict[str, object]) -> None:
        kind = ActorKind(str(given.pop("kind")))
        services.member_add(council=council, kind=kind, actor=actor_of(request), **given)  # type: ignore[arg-type]

    shown = {
        **frame_of(request, council.municipality),
        "heading": _("Nytt sete i rådet"),
        "lead": _("Rådet har organisasjoner og funksjoner, ikke navn."),
        "button": _("Gi setet"),
        "done": _("Setet er ført."),
    }
    form = MemberForm(request.POST or None)
    return form_page(request, form, save, to=("council:room", which), shown=shown)


@require_POST
@lets(Act.WRITE_COUNCIL)
def member_end(request: HttpRequest, which: str, member_id: int) -> HttpResponse:
    """End a seat from today."""
    one = room_of(request, which, Act.WRITE_COUNCIL)
    actor = actor_of(request)
    member = found_or_404(member_by_id(actor, one.number, member_id, Act.WRITE_COUNCIL))
    return done_or_said(
        request,
        lambda: services.member_end(member=member, actor=actor),
        _("Setet er avsluttet; det står fortsatt i historikken."),
        to=("council:room", which),
    )


@lets(Act.SEE_COUNCIL)
def year(request: HttpRequest, which: str) -> HttpResponse:
    """Show the council's year, and let those who may set its months."""
    council = council_or_404(request, which)
    today = timezone.localdate()
    months, done = year_months(council), steps_behind(council, today.year)
    form = YearForm(request.POST or None, months=months)
    shown = {
        **frame_of(request, council.municipality),
        "year": today.year,
        "steps": [
            (step.value, said(step).capitalize(), last_day_of(today.year, month), step in done)
            for step, month in sorted(months.items(), key=lambda pair: pair[1])
        ],
        "form": form,
    }
    if request.method == "POST":
        expect_writer(request, council.municipality, acts=[Act.WRITE_COUNCIL])
        return done_or_said(
            request,
            lambda: _set_year(request, council, form),
            _("Årshjulet er lagret."),
            to=("council:year", which),
        )
    return render(request, "council/year.html", shown)


def _set_year(request: HttpRequest, council: object, form: YearForm) -> None:
    if form.is_valid():
        services.year_set(council=council, months=form.months, actor=actor_of(request))  # type: ignore[arg-type]


@require_POST
@lets(Act.WRITE_COUNCIL)
def step_mark(request: HttpRequest, which: str, step: str) -> HttpResponse:
    """Mark a step of this year as done."""
    council = council_or_404(request, which, Act.WRITE_COUNCIL)
    if step not in set(CycleStep):
        raise Http404
    return done_or_said(
        request,
        lambda: services.step_mark(
            council=council,
            step=CycleStep(step),
            year=timezone.localdate().year,
            actor=actor_of(request),
        ),
        _("Trinnet er merket som gjort."),
        to=("council:year", which),
    )


@lets(Act.SEE_COUNCIL)
def picture(request: HttpRequest, which: str) -> HttpResponse:
    """Show the situation picture: aggregate figures alone, ready for print."""
    one = room_of(request, which)
    today = timezone.localdate()
    shown = {
        **frame_of(request, one),
        "picture": picture_of(one, actor=actor_of(request), today=today),
        "may_run": actor_of(request).may(Act.RUN_STUDIES, place_of(one)),
        "today": today,
    }
    return render(request, "council/picture.html", shown)
