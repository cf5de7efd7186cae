"""Replying to what people write to the contact: those due first, then those that ended."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from naervaer.domain.authority import Act
from naervaer.domain.errors import NaervaerError
from naervaer.domain.rules.agreements import ORDER_AN_OFFICER
from naervaer.web.interface.kinds import Badge
from naervaer.web.portals.contact.request_forms import ReplyForm
from naervaer.web.portals.contact.request_presenters import RequestRow, own_request, reply_way
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import UNUSABLE, actor_of
from naervaer.web.records.contact_requests.selectors import (
    opened,
    request_by_id,
    requests_ended,
    requests_waiting,
)
from naervaer.web.records.contact_requests.services import request_reply

_SHOWN = 50


@never_cache
@lets(Act.ANSWER_REQUESTS)
def requests(request: HttpRequest) -> HttpResponse:
    """Show what waits, due first, and what has ended; never the words."""
    actor, today = actor_of(request), timezone.localdate()
    waiting = [RequestRow.of(one, today=today) for one in requests_waiting(actor)]
    shown = {
        "waiting": waiting,
        "overdue": sum(one.is_overdue for one in waiting),
        "ended": [RequestRow.of(one, today=today) for one in requests_ended(actor)[:_SHOWN]],
        "reply_days": ORDER_AN_OFFICER.reply_days,
        "reply_source": Badge.of(ORDER_AN_OFFICER.source),
    }
    return render(request, "contact/requests.html", shown)


@never_cache
@lets(Act.ANSWER_REQUESTS)
def reply(request: HttpRequest, request_id: int) -> HttpResponse:
    """Show one request with its words, and reply to it."""
    found = request_by_id(actor_of(request), request_id)
    if found is None:
        raise Http404
    form = ReplyForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            request_reply(
                request=found,
                text=form.cleaned_data["svar"],
                actor=actor_of(request),
                is_confirmed=form.is_confirmed,
                authority=form.authority,
            )
        except NaervaerError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Svaret er gitt."))
            return redirect("contact:requests")
    read = opened(found)
    shown = {
        "form": form,
        "own": own_request(read, today=timezone.localdate()),
        "way": reply_way(read),
    }
    status = UNUSABLE if form.is_bound else 200
    return render(request, "contact/reply.html", shown, status=status)
