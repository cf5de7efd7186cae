"""The yearly evaluation: pre-filled, written by both sides, submitted, handed out."""

import csv
import io
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naervaer.domain.authority import Act
from naervaer.domain.councils import SIDES, Party, sides_of
from naervaer.domain.errors import NaervaerError
from naervaer.domain.figures import Kind
from naervaer.web.interface.labels import said
from naervaer.web.portals.council.asking import (
    done_or_said,
    expect_side,
    form_page,
    found_or_404,
    frame_of,
    room_of,
)
from naervaer.web.portals.council.evaluation_presenters import (
    both_sides,
    carried_over,
    data_record,
    fact_rows,
    flat_rows,
    hours_table,
    kept_table,
    years_table,
)
from naervaer.web.portals.council.forms import AssessmentForm, EvaluationForm
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import UNUSABLE, actor_of
from naervaer.web.records.agreements import evaluation as services
from naervaer.web.records.areas.selectors import place_of

if TYPE_CHECKING:
    from naervaer.web.records.agreements.models import Evaluation


@lets(Act.SEE_COUNCIL)
def evaluations(request: HttpRequest, which: str) -> HttpResponse:
    """Show the years side by side, and begin a new one."""
    one = room_of(request, which)
    if request.method == "POST":
        expect_side(request, one)
    actor, today = actor_of(request), timezone.localdate()
    form = EvaluationForm(request.POST or None, initial={"year": today.year})
    if form.is_bound and form.is_valid():
        year = form.cleaned_data["year"]
        try:
            services.evaluation_begin(municipality=one.number, year=year, actor=actor)
        except NaervaerError as error:
            form.add_error(None, str(error))
        else:
            return redirect("council:evaluation", which, year)
    found = [
        (row, services.evaluation_facts(row, today=today))
        for row in services.evaluations_seen_by(actor, one.number)
    ]
    shown = {
        **frame_of(request, one),
        "table": years_table(found, which),
        "count": len(found),
        "form": form,
        "may_begin": bool(sides_of(actor, place_of(one))),
    }
    status = UNUSABLE if form.is_bound else 200
    return render(request, "council/evaluations.html", shown, status=status)


@lets(Act.SEE_COUNCIL)
def evaluation(request: HttpRequest, which: str, year: int) -> HttpResponse:
    """Show the evaluation of one year."""
    found = _evaluation_or_404(request, which, year)
    facts = services.evaluation_facts(found, today=timezone.localdate())
    sides = sides_of(actor_of(request), place_of(found.municipality))
    shown = {
        **frame_of(request, found.municipality),
        "evaluation": found,
        "begun_by": said(Party(found.begun_by)),
        "facts": fact_rows(facts, Kind(found.kind)),
        "kept": kept_table(facts),
        "hours": hours_table(facts),
        "carried": carried_over(facts),
        "sides": both_sides(found.assessments.all()),
        "is_open": found.submitted_on is None,
        "may_assess": bool(sides),
    }
    return render(request, "council/evaluation.html", shown)


@lets(Act.SEE_COUNCIL)
def assess(request: HttpRequest, which: str, year: int) -> HttpResponse:
    """Write one's own side's assessment."""
    found = _evaluation_or_404(request, which, year)
    sides = expect_side(request, found.municipality)
    side = next(one for one in SIDES if one in sides)
    own = next((one for one in found.assessments.all() if one.side == side.value), None)
    names = (*services.MARKS, "achieved", "next_year")
    before = {name: getattr(own, name) for name in names} if own else {}

    def save(given: dict[str, Any]) -> None:
        services.assessment_write(
            evaluation=found,
            side=side,
            marks={name: given[name] for name in services.MARKS},
            achieved=given["achieved"],
            next_year=given["next_year"],
            is_confirmed=given["is_confirmed"],
            actor=actor_of(request),
        )

    shown = {
        **frame_of(request, found.municipality),
        "heading": _("Vurdering av %(year)s") % {"year": year},
        "lead": _("Du skriver for %(side)s. Karakterene går fra 1 (lite) til 5 (mye).")
        % {"side": said(side)},
        "button": _("Lagre vurderingen"),
        "done": _("Vurderingen er lagret."),
    }
    form = AssessmentForm(request.POST or None, initial=before)
    return form_page(request, form, save, to=("council:evaluation", which, year), shown=shown)


@require_POST
@lets(Act.SEE_COUNCIL)
def submit(request: HttpRequest, which: str, year: int) -> HttpResponse:
    """Submit the evaluation; from then on it is fixed."""
    found = _evaluation_or_404(request, which, year)
    expect_side(request, found.municipality)
    return done_or_said(
        request,
        lambda: services.evaluation_submit(evaluation=found, actor=actor_of(request)),
        _("Evalueringen er sendt inn og kan ikke endres."),
        to=("council:evaluation", which, year),
    )


@lets(Act.SEE_COUNCIL)
def sheet(request: HttpRequest, which: str, year: int) -> HttpResponse:
    """Hand the evaluation out as PDF."""
    from naervaer.web.interface.sheets import sheet_set  # noqa: PLC0415 - Typst loads late
    from naervaer.web.portals.council.evaluation_sheet import (  # noqa: PLC0415 - as above
        evaluation_content,
    )

    found = _evaluation_or_404(request, which, year)
    today = timezone.localdate()
    content = evaluation_content(
        found,
        services.evaluation_facts(found, today=today),
        language=get_language() or "nb",
        today=today,
    )
    name = f"evaluering-{found.municipality_id}-{year}.pdf"
    return HttpResponse(
        sheet_set(content),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


@lets(Act.SEE_COUNCIL)
def data(request: HttpRequest, which: str, year: int, form: str) -> HttpResponse:
    """Hand the evaluation out as CSV or JSON."""
    found = _evaluation_or_404(request, which, year)
    facts = services.evaluation_facts(found, today=timezone.localdate())
    record = data_record(found, facts)
    name = f'attachment; filename="evaluering-{found.municipality_id}-{year}.{form}"'
    if form == "json":
        return JsonResponse(record, headers={"Content-Disposition": name})
    if form != "csv":
        raise Http404
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(flat_rows(record))
    return HttpResponse(
        "\ufeff" + text.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": name},
    )


def _evaluation_or_404(request: HttpRequest, which: str, year: int) -> "Evaluation":
    one = room_of(request, which)
    found: Evaluation = found_or_404(
        services.evaluation_by_year(actor_of(request), one.number, year)
    )
    return found
