"""Who asks, for which municipality's room, and what may be done there."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from naervaer.domain.authority import Act
from naervaer.domain.councils import Party, sides_of
from naervaer.domain.errors import NaervaerError
from naervaer.web.interface.checked_text import NAMES_NOTE, CheckedForm
from naervaer.web.records.accounts.asking import UNUSABLE, actor_of
from naervaer.web.records.areas.selectors import (
    municipality_by_number,
    page_slug,
    place_of,
)
from naervaer.web.records.councils.selectors import council_seen_by

if TYPE_CHECKING:
    from naervaer.web.records.areas.models import Municipality
    from naervaer.web.records.councils.models import Council

SIGNERS = (Act.SIGN_FOR_MUNICIPALITY, Act.SIGN_FOR_POLICE)
WRITES_AGREEMENTS = (*SIGNERS, Act.WRITE_COUNCIL)
"""Acts of which one lets somebody write in an agreement; signers may end it."""


def municipality_or_404(which: str) -> "Municipality":
    """Return the municipality of an address, by its number alone or with its name."""
    one = municipality_by_number(which.partition("-")[0])
    if one is None:
        raise Http404
    return one


def room_of(request: HttpRequest, which: str, act: Act = Act.SEE_COUNCIL) -> "Municipality":
    """Return the municipality whose room is asked for; refuse whoever may not do the act.

    Raises
    ------
    PermissionDenied
        When the authority table does not let the actor; the refusal is remembered.

    """
    one = municipality_or_404(which)
    if not actor_of(request).may(act, place_of(one)):
        raise PermissionDenied(str(act))
    return one


def expect_writer(
    request: HttpRequest, one: "Municipality", *, acts: Sequence[Act] = WRITES_AGREEMENTS
) -> None:
    """Refuse whoever sees the room and may do none of the acts there.

    Raises
    ------
    PermissionDenied
        When none of the acts is the actor's; the refusal is remembered.

    """
    actor, place = actor_of(request), place_of(one)
    if not any(actor.may(act, place) for act in acts):
        raise PermissionDenied(str(acts[0]))


def expect_side(request: HttpRequest, one: "Municipality") -> frozenset[Party]:
    """Return the sides the actor speaks for; refuse whoever speaks for none.

    Raises
    ------
    PermissionDenied
        When the actor speaks for neither side; the refusal is remembered.

    """
    sides = sides_of(actor_of(request), place_of(one))
    if not sides:
        raise PermissionDenied(str(Act.SIGN_FOR_MUNICIPALITY))
    return sides


def council_or_404(request: HttpRequest, which: str, act: Act = Act.SEE_COUNCIL) -> "Council":
    """Return the council whose room is asked for."""
    council = council_seen_by(actor_of(request), room_of(request, which, act).number, act)
    if council is None:
        raise Http404
    return council


def found_or_404(thing: Any) -> Any:
    """Return what was found, or answer that there is nothing."""
    if thing is None:
        raise Http404
    return thing


def frame_of(request: HttpRequest, one: "Municipality", here: str = "") -> dict[str, Any]:
    """Return what every page of the room shows: whose it is, and what the reader may do."""
    actor, place = actor_of(request), place_of(one)
    return {
        "one": one,
        "which": page_slug(one),
        "here": here,
        "may_write": actor.may(Act.WRITE_COUNCIL, place),
        "may_sign_police": actor.may(Act.SIGN_FOR_POLICE, place),
        "may_sign_municipality": actor.may(Act.SIGN_FOR_MUNICIPALITY, place),
        "note": NAMES_NOTE,
    }


def form_page(
    request: HttpRequest,
    form: forms.Form,
    save: Callable[[dict[str, Any]], object],
    *,
    to: tuple[Any, ...],
    shown: Mapping[str, Any],
) -> HttpResponse:
    """Show a form alone on its page; save what it holds and lead on.

    `save` gets the fields; those of a checked form with `is_confirmed` among them. `shown`
    holds the frame with `heading`, `button` and, if wanted, `lead` and `done`.
    """
    if form.is_bound and form.is_valid():
        given = dict(form.cleaned_data)
        if isinstance(form, CheckedForm):
            given["is_confirmed"] = form.is_confirmed
            given.pop("confirmed", None)
        try:
            save(given)
        except NaervaerError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, shown["done"])
            return redirect(*to)
    status = UNUSABLE if form.is_bound else 200
    page = {**shown, "form": form, "is_checked": isinstance(form, CheckedForm), "to": to}
    return render(request, "council/form.html", page, status=status)


def done_or_said(
    request: HttpRequest, save: Callable[[], object], words: str, *, to: tuple[Any, ...]
) -> HttpResponse:
    """Do something a button asks for, say how it went, and lead on."""
    try:
        save()
    except NaervaerError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, words)
    return redirect(*to)
