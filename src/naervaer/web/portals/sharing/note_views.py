"""Drafting and logging the note of a disclosure, and reading the log."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from naervaer.domain.authority import Act
from naervaer.domain.errors import NaervaerError
from naervaer.domain.sharing.guide import follow
from naervaer.domain.sharing.note import BASIS_OF_OUTCOME
from naervaer.domain.sharing.tree import NODES
from naervaer.web.portals.sharing.note_forms import NoteForm
from naervaer.web.portals.sharing.note_presenters import note_csv, note_row
from naervaer.web.portals.sharing.presenters import step_address
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import UNUSABLE, actor_of
from naervaer.web.records.areas.selectors import municipalities_within
from naervaer.web.records.disclosures.selectors import (
    disclosure_by_number,
    disclosures_seen_by,
)
from naervaer.web.records.disclosures.services import disclosure_log

_A_PAGE = 50


@lets(Act.WRITE_DISCLOSURES)
def note(request: HttpRequest) -> HttpResponse:
    """Draft the note from the way through the guide, and log it."""
    way = _way(request)
    reach = municipalities_within(actor_of(request).reach(Act.WRITE_DISCLOSURES))
    form = NoteForm(
        request.POST or None,
        municipalities=[(one.number, one.name) for one in reach],
        initial=_drafted(request, way),
    )
    if form.is_bound and form.is_valid():
        try:
            row = disclosure_log(
                note=form.note(),
                **{name: form.cleaned_data[name] for name in _BESIDE},
                way="/".join(way),
                corrects=_number(request.GET.get("retter")),
                actor=actor_of(request),
            )
        except NaervaerError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Utleveringen er loggført."))
            return redirect("sharing:entry", row.pk)
    shown = {
        "form": form,
        "back": step_address(way) if way else "",
        "corrects": _number(request.GET.get("retter")),
    }
    status = UNUSABLE if form.is_bound else 200
    return render(request, "sharing/note.html", shown, status=status)


@lets(Act.SEE_DISCLOSURES)
def log(request: HttpRequest) -> HttpResponse:
    """Show the disclosures within the reader's reach."""
    found = disclosures_seen_by(actor_of(request))
    page = Paginator(found, _A_PAGE).get_page(request.GET.get("side"))
    shown = {
        "page": page,
        "rows": [note_row(one) for one in page.object_list],
        "may_write": actor_of(request).may(Act.WRITE_DISCLOSURES),
    }
    return render(request, "sharing/log.html", shown)


@lets(Act.SEE_DISCLOSURES)
def log_csv(request: HttpRequest) -> HttpResponse:
    """Hand out the log as CSV to whoever reviews it."""
    text = note_csv(disclosures_seen_by(actor_of(request)))
    response = HttpResponse("\ufeff" + text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="utleveringer.csv"'
    return response


@lets(Act.SEE_DISCLOSURES)
def entry(request: HttpRequest, number: int) -> HttpResponse:
    """Show one note, ready to be printed."""
    row = disclosure_by_number(actor_of(request), number)
    if row is None:
        raise Http404
    may_write = actor_of(request).may(Act.WRITE_DISCLOSURES)
    shown = {"note": note_row(row), "may_write": may_write}
    return render(request, "sharing/entry.html", shown)


_BESIDE = (
    *("municipality", "recipient_name", "disclosed_on", "is_written"),
    "is_decided_by_controller",
)


def _way(request: HttpRequest) -> tuple[str, ...]:
    """Return the way through the guide the address names, or none."""
    words = tuple(word for word in request.GET.get("vei", "").split("/") if word)
    return words if follow(NODES, words) else ()


def _drafted(request: HttpRequest, way: tuple[str, ...]) -> dict[str, Any]:
    """Return what the way has already said, or the row that is put right."""
    number = _number(request.GET.get("retter"))
    row = disclosure_by_number(actor_of(request), number) if number else None
    if row is not None:
        names = (*NoteForm.base_fields,)
        return {
            name: row.municipality_id if name == "municipality" else getattr(row, name)
            for name in names
        }
    arrival = follow(NODES, way)
    basis = BASIS_OF_OUTCOME.get(arrival.key) if arrival else None
    return {"basis": basis.value, "is_written": True} if basis else {}


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 18 else None  # noqa: PLR2004 - no key is longer
