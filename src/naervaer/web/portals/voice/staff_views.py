"""What those who hear inhabitants do: hold rounds, write in paper, close, answer."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naervaer.domain.authority import Act
from naervaer.domain.errors import NaervaerError
from naervaer.domain.figures import Kind, Source
from naervaer.domain.voice.hearing import HearingForm, HearingGroup, Topic
from naervaer.web.portals.voice.asking import offered
from naervaer.web.portals.voice.presenters import round_row
from naervaer.web.portals.voice.public_forms import SurveyForm
from naervaer.web.portals.voice.public_views import age_and_sex, round_or_404
from naervaer.web.portals.voice.staff_forms import (
    CloseForm,
    PeopleForm,
    RoundAnswerForm,
    RoundForm,
    cells,
)
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import UNUSABLE, actor_of, expect
from naervaer.web.records.areas.selectors import municipality_by_number, place_of
from naervaer.web.records.promises.ledger import ledger_update
from naervaer.web.records.voice.answering import paper_answers_register
from naervaer.web.records.voice.selectors import (
    people_in,
    people_source_in,
    rounds_within,
    rounds_without_answer,
    texts_of,
)
from naervaer.web.records.voice.services import (
    people_set,
    round_answer,
    round_close,
    round_hold,
)


@lets(Act.HEAR_INHABITANTS)
def work(request: HttpRequest) -> HttpResponse:
    """Show the rounds within reach, and those whose answer is late."""
    found = rounds_within(actor_of(request))
    today = timezone.localdate()
    late = rounds_without_answer(found, today=today)
    shown = {
        "rounds": [round_row(one, today=today) for one in found],
        "late": [round_row(one, today=today) for one in late],
        "may_answer_needs": actor_of(request).may(Act.ANSWER_NEEDS),
    }
    return render(request, "voice/work.html", shown)


@lets(Act.HEAR_INHABITANTS)
def hold(request: HttpRequest) -> HttpResponse:
    """Announce a round."""
    form = RoundForm(
        request.POST or None, municipalities=offered(request, Act.HEAR_INHABITANTS)
    )
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            made = round_hold(
                municipality=given["municipality"],
                form=HearingForm(given["form"]),
                group=HearingGroup(given["group"]),
                topic=Topic(given["topic"]),
                title=given["title"],
                text=given["text"],
                opens_on=given["opens_on"],
                closes_on=given["closes_on"],
                is_anonymous=given["is_anonymous"],
                questions=form.questions(),
                kind=Kind(given["kind"]),
                actor=actor_of(request),
            )
        except NaervaerError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Runden er kunngjort."))
            return redirect("voice:round", made.pk)
    words = {"heading": _("Ny runde"), "button": _("Kunngjør runden")}
    return _form_page(request, form, words)


@lets(Act.HEAR_INHABITANTS)
def paper(request: HttpRequest, round_id: int) -> HttpResponse:
    """Write in answers given on paper, by phone or at a meeting."""
    found = round_or_404(round_id)
    expect(request, Act.HEAR_INHABITANTS, place_of(found.municipality))
    form = SurveyForm(request.POST or None, round_=found, is_paper=True)
    if form.is_bound and form.is_valid():
        try:
            paper_answers_register(
                round_=found,
                given=form.answers(),
                **age_and_sex(form.cleaned_data),
                actor=actor_of(request),
            )
        except NaervaerError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Svaret er skrevet inn. Her er et nytt, tomt skjema."))
            return redirect("voice:paper", round_id)
    words = {
        "heading": _("Skriv inn svar fra papir"),
        "lead": found.title,
        "button": _("Lagre svaret"),
    }
    return _form_page(request, form, words)


@lets(Act.HEAR_INHABITANTS)
def manage(request: HttpRequest, round_id: int) -> HttpResponse:
    """Show what can be done with a round, and the free texts of a closed one."""
    found = round_or_404(round_id)
    expect(request, Act.HEAR_INHABITANTS, place_of(found.municipality))
    actor, asked = actor_of(request), found.questions.all()
    shown = {
        "round": round_row(found, today=timezone.localdate()),
        "close": CloseForm(),
        "texts": [(one.words, texts_of(one, actor)) for one in asked if not one.options],
    }
    return render(request, "voice/manage.html", shown)


@require_POST
@lets(Act.HEAR_INHABITANTS)
def close(request: HttpRequest, round_id: int) -> HttpResponse:
    """Close a round for good."""
    found = round_or_404(round_id)
    expect(request, Act.HEAR_INHABITANTS, place_of(found.municipality))
    form = CloseForm(request.POST)
    try:
        came = form.cleaned_data["attendance"] if form.is_valid() else None
        round_close(round_=found, attendance=came, actor=actor_of(request))
    except NaervaerError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Runden er lukket, og resultatene er synlige."))
    return redirect("voice:round", round_id)


@lets(Act.HEAR_INHABITANTS)
def answer(request: HttpRequest, round_id: int) -> HttpResponse:
    """Answer a round: what was heard and what was done."""
    found = round_or_404(round_id)
    expect(request, Act.HEAR_INHABITANTS, place_of(found.municipality))
    form = RoundAnswerForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            round_answer(
                round_=found,
                heard=form.cleaned_data["heard"],
                did=form.cleaned_data["did"],
                **form.change(),
                actor=actor_of(request),
            )
        except NaervaerError as error:
            form.add_error(None, str(error))
        else:
            ledger_update(actor=actor_of(request))
            messages.success(request, _("Svaret er gitt og offentlig."))
            return redirect("voice:round", round_id)
    words = {
        "heading": _("Svar på runden"),
        "lead": found.title,
        "button": _("Gi svaret"),
    }
    return _form_page(request, form, words)


@lets(Act.HEAR_INHABITANTS)
def people(request: HttpRequest, number: str) -> HttpResponse:
    """Write the people of a municipality by age and sex, for the weights."""
    found = municipality_by_number(number)
    if found is None:
        raise Http404
    expect(request, Act.HEAR_INHABITANTS, place_of(found))
    form = PeopleForm(request.POST or None, initial=_known(number))
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        which = f"{number}, {given['year']}"
        source = Source(given["source"], which, timezone.localdate(), Kind.OFFICIAL)
        try:
            people_set(
                municipality=number,
                year=given["year"],
                people=form.people(),
                source=source,
                actor=actor_of(request),
            )
        except NaervaerError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Folketallet er ført. Resultatene vektes etter det."))
            return redirect("voice:work")
    words = {
        "heading": _("Folketall etter alder og kjønn"),
        "lead": found.name,
        "button": _("Før folketallet"),
    }
    return _form_page(request, form, words)


def _known(number: str) -> dict[str, Any]:
    """Return what is known of a municipality's people as the form's first values."""
    row, counts = people_source_in(number), people_in(number) or {}
    start: dict[str, Any] = {
        f"{age.value}-{sex.value}": counts.get((age, sex)) for age, sex in cells()
    }
    return start | ({"year": row.year, "source": row.source_title} if row else {})


def _form_page(request: HttpRequest, form: Any, words: dict[str, str]) -> HttpResponse:
    status = UNUSABLE if form.is_bound else 200
    return render(request, "voice/form.html", {"form": form, **words}, status=status)
