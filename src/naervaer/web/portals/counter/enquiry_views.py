"""Enquiries at first contact: take one, see those that wait, and end them."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from naervaer.domain.authority import Act
from naervaer.domain.enquiries.kinds import (
    EnquiryChannel,
    EnquiryLanguage,
    EnquiryTheme,
    OtherAuthority,
    RefusalReason,
)
from naervaer.domain.enquiries.states import EnquiryState
from naervaer.domain.errors import NaervaerError
from naervaer.web.portals.counter.enquiry_forms import (
    AuthorityForm,
    CallBackForm,
    RefusalForm,
    TakeForm,
)
from naervaer.web.portals.counter.enquiry_presenters import EnquiryRow, enquiry_rows, ways_on
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import UNUSABLE, actor_of
from naervaer.web.records.enquiries.selectors import (
    enquiries_waiting,
    enquiry_by_id,
    offices_of,
    owners_for,
)
from naervaer.web.records.enquiries.services import enquiry_move, enquiry_take

if TYPE_CHECKING:
    from naervaer.web.records.enquiries.models import Enquiry

_ASKS_NO_MORE = {EnquiryState.ANSWERED, EnquiryState.PASSED_ON}


@never_cache
@lets(Act.SERVE_COUNTER)
def enquiries(request: HttpRequest) -> HttpResponse:
    """Show what waits, and take an enquiry: theme and end are two clicks."""
    actor, now = actor_of(request), timezone.now()
    offices = [(one.pk, one.name) for one in offices_of(actor)]
    before = {
        name: request.GET[name] for name in ("kontor", "kanal", "tema") if name in request.GET
    }
    form = TakeForm(request.POST or None, offices=offices, initial=before)
    if form.is_bound and form.is_valid():
        answer = _taken(request, form)
        if answer is not None:
            return answer
    waiting = enquiry_rows(enquiries_waiting(actor), now=now)
    shown = {
        "form": form,
        "has_offices": bool(offices),
        "ends": [(value, words) for value, words in _choices(form, "til")],
        "themes": _choices(form, "tema"),
        "calls": [one for one in waiting if one.call_by is not None],
        "others": [one for one in waiting if one.call_by is None],
    }
    status = UNUSABLE if form.is_bound else 200
    return render(request, "counter/enquiries.html", shown, status=status)


def _taken(request: HttpRequest, form: TakeForm) -> HttpResponse | None:
    """Take the enquiry and lead on: back, or to what the chosen end asks for."""
    given, actor = form.cleaned_data, actor_of(request)
    to = EnquiryState(given["til"])
    try:
        enquiry = enquiry_take(
            office=given["kontor"],
            theme=EnquiryTheme(given["tema"]),
            channel=EnquiryChannel(given["kanal"]),
            language=EnquiryLanguage(given["sprak"]),
            actor=actor,
        )
        if to in _ASKS_NO_MORE:
            enquiry_move(enquiry=enquiry, to=to, actor=actor)
    except NaervaerError as error:
        form.add_error(None, str(error))
        return None
    if to not in _ASKS_NO_MORE:
        address = reverse("counter:enquiry", args=[enquiry.pk])
        return redirect(f"{address}?{urlencode({'til': to.value})}")
    messages.success(request, _("Henvendelsen er ført."))
    kept = urlencode({"kontor": given["kontor"], "kanal": given["kanal"]})
    return redirect(f"{reverse('counter:enquiries')}?{kept}")


@never_cache
@lets(Act.SERVE_COUNTER)
def enquiry(request: HttpRequest, enquiry_id: int) -> HttpResponse:
    """Show one enquiry with the ways on, and move it."""
    found = enquiry_by_id(actor_of(request), enquiry_id)
    if found is None:
        raise Http404
    asked = request.POST.get("til", "") if request.method == "POST" else ""
    forms = _forms(request, found, asked)
    if asked:
        if _moved(request, found, asked, forms):
            messages.success(request, _("Henvendelsen er ført videre."))
            return redirect("counter:enquiries")
        found.refresh_from_db()
    ways = [way | {"form": forms.get(way["to"])} for way in ways_on(found)]
    chosen = request.GET.get("til")
    ways.sort(key=lambda way: way["to"] != chosen)
    shown = {"enquiry": EnquiryRow.of(found, now=timezone.now()), "ways": ways}
    return render(request, "counter/enquiry.html", shown, status=UNUSABLE if asked else 200)


def _forms(request: HttpRequest, found: "Enquiry", asked: str) -> dict[str, Form]:
    """Return the forms that the ways on ask for; the one that is sent is bound."""

    def data(state: EnquiryState) -> Any:
        return request.POST if asked == state.value else None

    owners = [(str(one.pk), one.name) for one in owners_for(found)]
    called, refused, guided = (
        EnquiryState.CALL_BACK,
        EnquiryState.REFUSED,
        EnquiryState.GUIDED_ON,
    )
    return {
        called.value: CallBackForm(data(called), owners=owners),
        refused.value: RefusalForm(data(refused)),
        guided.value: AuthorityForm(data(guided)),
    }


def _moved(request: HttpRequest, found: "Enquiry", asked: str, forms: dict[str, Form]) -> bool:
    """Move the enquiry as the form says; return whether it could be."""
    form = forms.get(asked)
    if asked not in {one.value for one in EnquiryState} or (form and not form.is_valid()):
        return False
    try:
        enquiry_move(
            enquiry=found,
            to=EnquiryState(asked),
            actor=actor_of(request),
            **_asked_for(form, found),
        )
    except NaervaerError as error:
        if form is not None:
            form.add_error(None, str(error))
        else:
            messages.error(request, str(error))
        return False
    return True


def _asked_for(form: Form | None, found: "Enquiry") -> dict[str, Any]:
    """Return what the form says, as the service asks for it."""
    if isinstance(form, CallBackForm):
        owner = owners_for(found).filter(pk=form.cleaned_data["eier"]).first()
        return {"owner": owner, "call_by": form.deadline}
    if isinstance(form, RefusalForm):
        return {"reason": RefusalReason(form.cleaned_data["grunn"])}
    if isinstance(form, AuthorityForm):
        return {"authority": OtherAuthority(form.cleaned_data["etat"])}
    return {}


def _choices(form: Form, name: str) -> list[tuple[str, str]]:
    return list(form.fields[name].choices)  # type: ignore[attr-defined]
