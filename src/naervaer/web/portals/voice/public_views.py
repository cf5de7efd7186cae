"""What everybody may see and do: rounds, surveys, needs and the answers to them."""

from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from naervaer.domain.authority import Act
from naervaer.domain.errors import NaervaerError
from naervaer.domain.voice.hearing import AgeBand, SexGroup, Topic
from naervaer.web.portals.voice.presenters import need_row, round_answers, round_row
from naervaer.web.portals.voice.public_forms import NeedForm, SurveyForm
from naervaer.web.portals.voice.result_presenters import question_shown
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import UNUSABLE, actor_of
from naervaer.web.records.areas.selectors import municipalities_all, place_of
from naervaer.web.records.voice.answering import answers_give, is_open
from naervaer.web.records.voice.needs import need_report
from naervaer.web.records.voice.selectors import (
    needs_shown,
    people_source_in,
    results_of,
    round_by_id,
    rounds_all,
    rounds_in,
)

if TYPE_CHECKING:
    from naervaer.web.records.voice.models import Round

_A_PAGE = 20


@lets(Act.SEE_PUBLIC)
def index(request: HttpRequest) -> HttpResponse:
    """Show the rounds, open ones first, and the way to report a need."""
    chosen = request.GET.get("kommune", "")
    found = rounds_in(chosen) if chosen else rounds_all()
    page = Paginator(found, _A_PAGE).get_page(request.GET.get("side"))
    today = timezone.localdate()
    rows = [round_row(one, today=today) for one in page.object_list]
    shown = {
        "page": page,
        "rounds": sorted(rows, key=lambda row: not row.is_open),
        "municipalities": municipalities_all(),
        "chosen": chosen,
        "may_work": actor_of(request).may(Act.HEAR_INHABITANTS),
    }
    return render(request, "voice/index.html", shown)


@lets(Act.SEE_PUBLIC)
def round_page(request: HttpRequest, round_id: int) -> HttpResponse:
    """Show a round: what it is about, its results, and what came of it."""
    found = round_or_404(round_id)
    today = timezone.localdate()
    actor = actor_of(request)
    shown = {
        "round": round_row(found, today=today),
        "questions": [question_shown(*one) for one in results_of(found)],
        "answers": round_answers(found, today=today),
        "people": people_source_in(found.municipality_id),
        "may_work": actor.may(Act.HEAR_INHABITANTS, place_of(found.municipality)),
    }
    return render(request, "voice/round.html", shown)


@never_cache
@csrf_exempt  # a token would put a cookie on whoever answers
@lets(Act.SEE_PUBLIC)
def survey(request: HttpRequest, round_id: int) -> HttpResponse:
    """Take somebody's answers; nothing about who, and no time."""
    found = round_or_404(round_id)
    if not is_open(found) or not found.questions.exists():
        return redirect("voice:round", round_id)
    form = SurveyForm(_posted(request), round_=found)
    if form.is_bound and form.is_valid():
        try:
            answers_give(round_=found, given=form.answers(), **age_and_sex(form.cleaned_data))
        except NaervaerError as error:
            form.add_error(None, str(error))
        else:
            return redirect(f"{reverse('voice:thanks')}?for=svar")
    shown = {"form": form, "round": round_row(found, today=timezone.localdate())}
    return render(request, "voice/survey.html", shown, status=_status(form))


@lets(Act.SEE_PUBLIC)
def thanks(request: HttpRequest) -> HttpResponse:
    """Thank whoever answered or reported a need."""
    return render(request, "voice/thanks.html", {"is_need": request.GET.get("for") == "behov"})


@lets(Act.SEE_PUBLIC)
def needs(request: HttpRequest) -> HttpResponse:
    """Show answered needs: «dere sa – vi gjorde»."""
    chosen = request.GET.get("kommune", "")
    found = needs_shown().filter(municipality=chosen) if chosen else needs_shown()
    page = Paginator(found, _A_PAGE).get_page(request.GET.get("side"))
    shown = {
        "page": page,
        "needs": [need_row(one, today=timezone.localdate()) for one in page.object_list],
        "municipalities": municipalities_all(),
        "chosen": chosen,
        "may_answer": actor_of(request).may(Act.ANSWER_NEEDS),
    }
    return render(request, "voice/needs.html", shown)


@never_cache
@csrf_exempt  # as above
@lets(Act.SEE_PUBLIC)
def report(request: HttpRequest) -> HttpResponse:
    """Take a resident's need; nothing about who."""
    offered = [(one.number, one.name) for one in municipalities_all()]
    start = {"municipality": request.GET.get("kommune", "")}
    form = NeedForm(_posted(request), municipalities=offered, initial=start)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            need_report(
                municipality=given["municipality"],
                topic=Topic(given["topic"]),
                text=given["text"],
            )
        except NaervaerError as error:
            form.add_error("text", str(error))
        else:
            return redirect(f"{reverse('voice:thanks')}?for=behov")
    return render(request, "voice/report.html", {"form": form}, status=_status(form))


def round_or_404(round_id: int) -> "Round":
    """Return the round, or say that there is none."""
    found = round_by_id(round_id)
    if found is None:
        raise Http404(_("Runden finnes ikke."))
    return found


def age_and_sex(given: dict[str, Any]) -> dict[str, Any]:
    """Return age and sex as the domain knows them."""
    return {"age": AgeBand(given["age"]), "sex": SexGroup(given["sex"])}


def _posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _status(form: Any) -> int:
    return UNUSABLE if form.is_bound else 200
