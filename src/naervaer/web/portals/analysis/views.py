"""Screens of the analysts' room."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naervaer.domain.authority import COUNTRY, Act, Place
from naervaer.domain.errors import NaervaerError
from naervaer.web.portals.analysis.forms import AskForm
from naervaer.web.portals.analysis.presenters import ComparedLine, RunRow, settings_of
from naervaer.web.portals.analysis.report_policy import policy_for
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import UNUSABLE, actor_of
from naervaer.web.records.areas.selectors import districts_all
from naervaer.web.records.promises.ledger import ledger_update
from naervaer.web.records.studies.comparison import runs_compare
from naervaer.web.records.studies.selectors import result_file, result_files, run_seen_by
from naervaer.web.records.studies.selectors import runs_seen_by as seen_by
from naervaer.web.records.studies.services import run_ask, run_cancel, run_publish

if TYPE_CHECKING:
    from naervaer.domain.authority import Actor
    from naervaer.web.records.studies.models import StudyRun

_SHOWN = 100


def _run_or_404(request: HttpRequest, run_id: int) -> "StudyRun":
    run = run_seen_by(actor_of(request), run_id)
    if run is None:
        raise Http404
    return run


@lets(Act.SEE_STUDIES)
def runs(request: HttpRequest) -> HttpResponse:
    """List the runs the reader may see, newest first."""
    rows = [RunRow.of(one) for one in seen_by(actor_of(request))[:_SHOWN]]
    shown = {"runs": rows, "may_run": actor_of(request).may(Act.RUN_STUDIES)}
    return render(request, "analysis/runs.html", shown)


@lets(Act.RUN_STUDIES)
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for a run."""
    places = _places(actor_of(request))
    form = AskForm(request.POST or None, places=places)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            run = run_ask(
                study=given["study"],
                settings=form.asked(),
                title=given["title"],
                actor=actor_of(request),
                place=Place(given["place"] or None),
            )
        except NaervaerError as error:
            form.add_error(None, str(error))
        else:
            return redirect("analysis:run", run.pk)
    status = UNUSABLE if form.is_bound else 200
    return render(request, "analysis/ask.html", {"form": form}, status=status)


def _places(actor: "Actor") -> list[str]:
    """Return the districts the actor may run studies for; "" stands for the country."""
    reach = actor.reach(Act.RUN_STUDIES)
    if COUNTRY in reach:
        return ["", *districts_all().values_list("name", flat=True)]
    return [place.district for place in reach if place.district]


@lets(Act.SEE_PUBLIC)
def run(request: HttpRequest, run_id: int) -> HttpResponse:
    """Show one run: how far it is, what was chosen, and what it left."""
    found = _run_or_404(request, run_id)
    row = RunRow.of(found)
    part = "run_state" if request.headers.get("HX-Request") else "run"
    others = [one for one in seen_by(actor_of(request))[:_SHOWN] if one.pk != run_id]
    shown = {
        "run": row,
        "settings": settings_of(found),
        "files": result_files(found, actor_of(request)),
        "others": [other for other in map(RunRow.of, others) if other.can_compare],
        "may_cancel": not row.is_over and actor_of(request).may(Act.RUN_STUDIES),
        "may_publish": row.is_done and actor_of(request).may(Act.PUBLISH_FIGURES),
    }
    return render(request, f"analysis/{part}.html", shown)


@require_POST
@lets(Act.RUN_STUDIES)
def cancel(request: HttpRequest, run_id: int) -> HttpResponse:
    """Cancel a run."""
    try:
        run_cancel(run=_run_or_404(request, run_id), actor=actor_of(request))
    except NaervaerError:
        messages.error(request, _("Kjøringen er alt over."))
    return redirect("analysis:run", run_id)


@require_POST
@lets(Act.PUBLISH_FIGURES)
def publish(request: HttpRequest, run_id: int) -> HttpResponse:
    """Publish a run."""
    why = request.POST.get("why", "").strip()
    if not why:
        messages.error(request, _("Skriv hvorfor kjøringen publiseres."))
        return redirect("analysis:run", run_id)
    run_publish(run=_run_or_404(request, run_id), actor=actor_of(request), why=why)
    ledger_update(actor=actor_of(request))
    messages.success(request, _("Kjøringen er publisert."))
    return redirect("analysis:run", run_id)


@lets(Act.SEE_PUBLIC)
def report(request: HttpRequest, run_id: int) -> HttpResponse:
    """Show the report as the study wrote it."""
    page = result_file(_run_or_404(request, run_id), "index.html", actor_of(request))
    if page is None:
        raise Http404
    text = page.read_text(encoding="utf-8")
    return HttpResponse(text, headers={"Content-Security-Policy": policy_for(text)})


@lets(Act.SEE_PUBLIC)
def file(request: HttpRequest, run_id: int, name: str) -> FileResponse:
    """Hand out one of the run's files."""
    found = result_file(_run_or_404(request, run_id), name, actor_of(request))
    if found is None:
        raise Http404
    return FileResponse(found.open("rb"), as_attachment=True, filename=found.name)


@lets(Act.SEE_PUBLIC)
def compare(request: HttpRequest) -> HttpResponse:
    """Show two runs side by side."""
    numbers = [request.GET.get(name, "") for name in ("a", "b")]
    if not all(number.isdecimal() for number in numbers):
        return redirect("analysis:runs")
    pair = [_run_or_404(request, int(number)) for number in numbers]
    try:
        compared = runs_compare(*pair)
    except NaervaerError as error:
        messages.error(request, str(error))
        return redirect("analysis:run", pair[0].pk)
    shown = {
        "a": RunRow.of(pair[0]),
        "b": RunRow.of(pair[1]),
        "settings": compared.settings,
        "rows": [ComparedLine.of(row, compared.measures) for row in compared.rows],
    }
    return render(request, "analysis/compare.html", shown)
