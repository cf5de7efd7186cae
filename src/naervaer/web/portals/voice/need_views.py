"""Answering the needs that residents report."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from naervaer.domain.authority import Act
from naervaer.domain.errors import NaervaerError
from naervaer.web.portals.voice.presenters import need_row
from naervaer.web.portals.voice.staff_forms import NeedAnswerForm
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import UNUSABLE, actor_of
from naervaer.web.records.voice.needs import need_answer as answer_write
from naervaer.web.records.voice.needs import verdict_named
from naervaer.web.records.voice.selectors import need_by_id, needs_within

_A_PAGE = 25


@lets(Act.ANSWER_NEEDS)
def need_work(request: HttpRequest) -> HttpResponse:
    """Show the needs within reach, newest first."""
    page = Paginator(needs_within(actor_of(request)), _A_PAGE).get_page(request.GET.get("side"))
    today = timezone.localdate()
    shown = {"page": page, "needs": [need_row(one, today=today) for one in page.object_list]}
    return render(request, "voice/need_work.html", shown)


@lets(Act.ANSWER_NEEDS)
def need_answer(request: HttpRequest, need_id: int) -> HttpResponse:
    """Answer one need."""
    found = need_by_id(actor_of(request), need_id)
    if found is None:
        raise Http404
    form = NeedAnswerForm(request.POST or None)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            answer_write(
                need=found,
                verdict=verdict_named(given["verdict"]),
                text=given["text"],
                is_shown=given["is_shown"],
                **form.change(),
                actor=actor_of(request),
            )
        except NaervaerError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Svaret er gitt."))
            return redirect("voice:need_work")
    shown = {"form": form, "need": need_row(found, today=timezone.localdate())}
    status = UNUSABLE if form.is_bound else 200
    return render(request, "voice/need_answer.html", shown, status=status)
