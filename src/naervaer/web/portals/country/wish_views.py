"""The municipalities' wishes, the police's answers, and what came of them."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naervaer.domain.authority import Act
from naervaer.domain.errors import NaervaerError
from naervaer.domain.presence import DeliveryMode
from naervaer.domain.promises.ledger import PROMISES
from naervaer.web.portals.country.promise_forms import AnswerForm, WishForm
from naervaer.web.portals.country.promise_presenters import name_of
from naervaer.web.portals.country.wish_presenters import result_line, wish_row, wish_rows
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import UNUSABLE, actor_of, expect
from naervaer.web.records.areas.selectors import municipalities_within, place_of
from naervaer.web.records.promises.selectors import wish_by_id, wish_result, wishes_all
from naervaer.web.records.promises.wishes import (
    verdict_named,
    wish_answer,
    wish_file,
    wish_withdraw,
)

if TYPE_CHECKING:
    from naervaer.web.records.promises.models import Wish

_A_PAGE = 25


@lets(Act.SEE_PUBLIC)
def wishes(request: HttpRequest) -> HttpResponse:
    """Show all wishes, newest first."""
    page = Paginator(wishes_all(), _A_PAGE).get_page(request.GET.get("side"))
    may_file = actor_of(request).may(Act.FILE_WISHES)
    shown = {"page": page, "wishes": wish_rows(page.object_list), "may_file": may_file}
    return render(request, "country/wishes.html", shown)


@lets(Act.SEE_PUBLIC)
def wish(request: HttpRequest, wish_id: int) -> HttpResponse:
    """Show one wish with answers and result."""
    found = _wish_or_404(wish_id)
    actor, place = actor_of(request), place_of(found.municipality)
    stands = found.withdrawn_on is None
    shown = {
        "wish": wish_row(found),
        "result": result_line(wish_result(found, today=timezone.localdate())),
        "may_answer": stands and actor.is_signed_in and actor.may(Act.ANSWER_WISHES, place),
        "may_withdraw": stands and actor.is_signed_in and actor.may(Act.FILE_WISHES, place),
    }
    return render(request, "country/wish.html", shown)


@lets(Act.FILE_WISHES)
def file(request: HttpRequest) -> HttpResponse:
    """File a wish for one's own municipality."""
    own = municipalities_within(actor_of(request).reach(Act.FILE_WISHES))
    form = WishForm(
        request.POST or None,
        municipalities=[(one.number, one.name) for one in own],
        promises=[(one.id, f"{one.id} {name_of(one)}") for one in PROMISES],
    )
    if form.is_bound and form.is_valid():
        given = {**form.cleaned_data, "mode": _mode(form.cleaned_data["mode"])}
        try:
            filed = wish_file(**given, actor=actor_of(request))
        except NaervaerError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Ønsket er sendt og offentlig."))
            return redirect("country:wish", filed.pk)
    status = UNUSABLE if form.is_bound else 200
    return render(request, "country/wish_file.html", {"form": form}, status=status)


@lets(Act.ANSWER_WISHES)
def answer(request: HttpRequest, wish_id: int) -> HttpResponse:
    """Answer a wish."""
    found = _wish_or_404(wish_id)
    expect(request, Act.ANSWER_WISHES, place_of(found.municipality))
    form = AnswerForm(request.POST or None)
    if form.is_bound and form.is_valid():
        given = {**form.cleaned_data, "mode": _mode(form.cleaned_data["mode"])}
        verdict = verdict_named(given.pop("verdict"))
        try:
            wish_answer(wish=found, verdict=verdict, **given, actor=actor_of(request))
        except NaervaerError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Svaret er gitt og offentlig."))
            return redirect("country:wish", wish_id)
    status = UNUSABLE if form.is_bound else 200
    shown = {"form": form, "wish": wish_row(found)}
    return render(request, "country/wish_answer.html", shown, status=status)


@require_POST
@lets(Act.FILE_WISHES)
def withdraw(request: HttpRequest, wish_id: int) -> HttpResponse:
    """Take a wish back."""
    found = _wish_or_404(wish_id)
    expect(request, Act.FILE_WISHES, place_of(found.municipality))
    try:
        wish_withdraw(wish=found, actor=actor_of(request), why=request.POST.get("why", ""))
    except NaervaerError as error:
        messages.error(request, str(error))
    return redirect("country:wish", wish_id)


def _wish_or_404(wish_id: int) -> "Wish":
    found = wish_by_id(wish_id)
    if found is None:
        raise Http404
    return found


def _mode(value: str) -> DeliveryMode | None:
    return DeliveryMode(value) if value else None
