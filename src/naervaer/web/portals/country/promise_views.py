"""The promise ledger: all promises, and each with its rule, measurements and history."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from naervaer.domain.authority import Act
from naervaer.domain.promises.assessment import Assessment
from naervaer.web.portals.country.promise_forms import PromiseFilterForm
from naervaer.web.portals.country.promise_presenters import (
    Asked,
    change_line,
    chosen,
    name_of,
    promise_address,
    promise_page,
    promise_table,
    status_counts,
)
from naervaer.web.portals.country.wish_presenters import wish_rows
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.areas.selectors import municipality_by_number
from naervaer.web.records.audit.kept_answers import kept_for_everybody
from naervaer.web.records.promises.selectors import (
    assessment_of,
    assessments,
    measurements_of,
    scopes_by_promise,
    status_changes,
    status_history,
    wishes_all,
)

_CHANGES_SHOWN = 8


@lets(Act.SEE_PUBLIC)
@kept_for_everybody
def promises(request: HttpRequest) -> HttpResponse:
    """Show the promises the reader asks for."""
    every = assessments()
    form = PromiseFilterForm(request.GET)
    found = asked_for(every, form)
    shown = {
        "form": form,
        "counts": status_counts(every),
        "table": promise_table(found, request.GET),
        "found": len(found),
        "of": len(every),
        "query": request.GET.urlencode(),
        "changes": [
            (promise_address(one.promise), _name(every, one.promise), change_line(one))
            for one in status_changes(limit=_CHANGES_SHOWN)
        ],
    }
    return render(request, "country/promises.html", shown)


@lets(Act.SEE_PUBLIC)
@kept_for_everybody
def promise(request: HttpRequest, promise_id: str) -> HttpResponse:
    """Show one promise and all that bears on it."""
    found = assessment_of(promise_id.upper())
    if found is None:
        raise Http404
    if promise_id != found.promise.id:
        return redirect("country:promise", found.promise.id)
    history = list(status_history(found.promise.id))
    page = promise_page(found, measurements_of(found.promise.id), history)
    wishes = wish_rows(wishes_all().filter(promise=found.promise.id))
    return render(request, "country/promise.html", {"page": page, "wishes": wishes})


def asked_for(every: list[Assessment], form: PromiseFilterForm) -> list[Assessment]:
    """Return the promises a filter asks for; a filter that cannot be read asks for all."""
    if not form.is_valid():
        return every
    given = form.cleaned_data
    asked = Asked(
        words=given["q"],
        theme=given["tema"],
        status=given["status"],
        scopes=_scopes(given["distrikt"], given["kommune"]),
    )
    return chosen(every, asked, _places())


def _scopes(district: str, municipality: str) -> frozenset[str] | None:
    """Return the names a promise must be tied to: the municipality's where one is given."""
    if municipality:
        found = municipality_by_number(municipality)
        return frozenset([found.name] if found else [])
    return frozenset([district]) if district else None


def _places() -> dict[str, set[str]]:
    """Return the districts and municipalities that each promise has numbers or wishes from."""
    places = scopes_by_promise()
    for wish in wishes_all().exclude(promise=""):
        own = places.setdefault(wish.promise, set())
        own |= {wish.municipality.name, wish.municipality.district.name}
    return places


def _name(every: list[Assessment], promise_id: str) -> str:
    return next(name_of(one.promise) for one in every if one.promise.id == promise_id)
