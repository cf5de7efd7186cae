"""The helpers: what a rule says of somebody's case. What is typed is used once and not kept."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from naervaer.domain.authority import Act
from naervaer.domain.rules.education import ADMISSION
from naervaer.domain.rules.legal_aid import LEGAL_AID
from naervaer.web.portals.inhabitant import estimates, question_tree
from naervaer.web.portals.inhabitant.forms import AcademyForm, LegalAidForm, PassportForm
from naervaer.web.portals.inhabitant.index import ENTRIES
from naervaer.web.portals.inhabitant.open_days import open_day_rows
from naervaer.web.portals.inhabitant.wishes import BY_WORD
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.areas.selectors import municipalities_all


@lets(Act.SEE_PUBLIC)
def index(request: HttpRequest) -> HttpResponse:
    """Show the services from A to Z."""
    return render(request, "inhabitant/index.html", {"entries": ENTRIES})


@lets(Act.SEE_PUBLIC)
def choose(request: HttpRequest, way: str = "") -> HttpResponse:
    """Show the question a way of answers leads to, or its end."""
    words = tuple(word for word in way.split("/") if word)
    found = question_tree.follow(words)
    if found is None:
        raise Http404
    shown: dict[str, Any] = {"words": words, "way": "".join(f"{word}/" for word in words)}
    if isinstance(found, question_tree.End):
        shown |= {"end": found, "wish": BY_WORD.get(found.wish)}
    else:
        shown["question"] = found
    if words:
        shown["back"] = "".join(f"{word}/" for word in words[:-1])
    return render(request, "inhabitant/choose.html", shown)


@never_cache
@csrf_exempt  # it changes nothing, and a token would put a cookie on a passer-by
@lets(Act.SEE_PUBLIC)
def passport(request: HttpRequest) -> HttpResponse:
    """Tell how long a document lasts, what it costs, and whose consent is needed."""
    form = PassportForm(_posted(request))
    told = None
    if form.is_valid():
        told = estimates.passport(
            age=form.cleaned_data["alder"],
            document=form.cleaned_data["dokument"],
            today=timezone.localdate(),
        )
    shown = {"form": form, "told": told, "bands": estimates.validity_bands()}
    return render(request, "inhabitant/passport.html", shown)


@never_cache
@csrf_exempt  # as above
@lets(Act.SEE_PUBLIC)
def legal_aid(request: HttpRequest) -> HttpResponse:
    """Estimate the share somebody pays of legal aid, by the model of 2025."""
    form = LegalAidForm(_posted(request))
    told = None
    if form.is_valid():
        told = estimates.legal_aid(**form.cleaned_data)
    return render(
        request,
        "inhabitant/legal_aid.html",
        {"form": form, "told": told, "rule": LEGAL_AID},
    )


@never_cache
@csrf_exempt  # as above
@lets(Act.SEE_PUBLIC)
def academy(request: HttpRequest) -> HttpResponse:
    """Hold somebody against the formal requirements of the police university college."""
    municipalities = [(one.number, one.name) for one in municipalities_all()]
    form = AcademyForm(_posted(request), municipalities=municipalities)
    told = None
    if form.is_valid():
        told = estimates.academy(**form.cleaned_data)
    return render(
        request, "inhabitant/academy.html", {"form": form, "told": told, "rule": ADMISSION}
    )


@lets(Act.SEE_PUBLIC)
def open_days(request: HttpRequest) -> HttpResponse:
    """Show which districts have announced an open day this year, and which have not."""
    today = timezone.localdate()
    rows = open_day_rows(today)
    shown = {"rows": rows, "year": today.year, "held": sum(bool(row.days) for row in rows)}
    return render(request, "inhabitant/open_days.html", shown)


def _posted(request: HttpRequest) -> QueryDict | None:
    """Return what was sent, also when it was nothing; None where nobody has asked yet."""
    return request.POST if request.method == "POST" else None
