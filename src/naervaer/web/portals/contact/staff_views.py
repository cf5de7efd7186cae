"""The contacts of a district: posts, rules departed from, hours, history."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naervaer.domain.authority import Act
from naervaer.domain.errors import NaervaerError
from naervaer.domain.figures import Kind, Source
from naervaer.domain.rules.agreements import ORDER_AN_OFFICER
from naervaer.web.portals.contact.forms import PostForm
from naervaer.web.portals.contact.presenters import plan_row, post_row, posts_csv_text
from naervaer.web.portals.contact.request_presenters import district_tables, load_row
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import UNUSABLE, actor_of, districts_of
from naervaer.web.records.areas.selectors import district_by_name, municipalities_within
from naervaer.web.records.contact_requests.measured import replies_published
from naervaer.web.records.contact_requests.selectors import request_loads
from naervaer.web.records.contacts.selectors import (
    WEEKS_MEASURED,
    history_seen_by,
    hours_of,
    plans_seen_by,
    post_by_id,
    posts_seen_by,
)
from naervaer.web.records.contacts.services import (
    PostTerms,
    percent_share,
    post_change,
    post_end,
    post_open,
)
from naervaer.web.records.promises.ledger import ledger_update

_SHOWN = 50


@lets(Act.SEE_CONTACTS)
def posts(request: HttpRequest) -> HttpResponse:
    """Show the posts in force, with hours and departures, and those that have ended."""
    actor, today = actor_of(request), timezone.localdate()
    found = posts_seen_by(actor, on=today)
    hours = hours_of(found, today=today)
    may_write = actor.may(Act.WRITE_CONTACTS)
    shown = {
        "posts": [post_row(one, hours[one.pk]) for one in found],
        "ended": [post_row(one, None) for one in history_seen_by(actor, on=today)[:_SHOWN]],
        "plans": [plan_row(one) for one in plans_seen_by(actor)] if may_write else [],
        "weeks": WEEKS_MEASURED,
        "may_write": may_write,
        "may_answer": actor.may(Act.ANSWER_REQUESTS),
        "loads": [load_row(one) for one in request_loads(actor, today=today)],
        "replies": [
            table
            for name in districts_of(request, Act.SEE_CONTACTS)
            for table in district_tables(replies_published(today=today, district=name))
        ],
        "reply_days": ORDER_AN_OFFICER.reply_days,
    }
    return render(request, "contact/posts.html", shown)


@lets(Act.SEE_CONTACTS)
def posts_csv(request: HttpRequest) -> HttpResponse:
    """Hand the posts out as CSV."""
    today = timezone.localdate()
    found = posts_seen_by(actor_of(request), on=today)
    text = posts_csv_text(found, hours_of(found, today=today))
    response = HttpResponse("\ufeff" + text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="politikontakter.csv"'
    return response


@lets(Act.WRITE_CONTACTS)
def open_post(request: HttpRequest) -> HttpResponse:
    """Open a contact's post."""
    form = _form(request, {"since": timezone.localdate()})
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            post_open(
                district=district_by_name(given["district"]),
                terms=_terms(given),
                since=given["since"],
                source=_source(given),
                actor=actor_of(request),
            )
        except NaervaerError as error:
            form.add_error(None, str(error))
        else:
            return _done(request)
    status = UNUSABLE if form.is_bound else 200
    return render(
        request, "contact/post_form.html", {"form": form, "post": None}, status=status
    )


@lets(Act.WRITE_CONTACTS)
def change_post(request: HttpRequest, post_id: int) -> HttpResponse:
    """Give a post other terms from a day on."""
    post = _post_or_404(request, post_id)
    first = {
        "district": post.district.name,
        "name": post.name,
        "percent": round(float(post.share) * 100),
        "municipalities": [one.number for one in post.municipalities.all()],
        "protected_hours": post.protected_hours,
        "substitute": post.substitute,
        "reason": post.reason,
        "since": timezone.localdate(),
    }
    form = _form(request, first)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            post_change(
                post=post,
                terms=_terms(given),
                since=given["since"],
                source=_source(given),
                actor=actor_of(request),
            )
        except NaervaerError as error:
            form.add_error(None, str(error))
        else:
            return _done(request)
    shown = {"form": form, "post": post_row(post, None)}
    status = UNUSABLE if form.is_bound else 200
    return render(request, "contact/post_form.html", shown, status=status)


@require_POST
@lets(Act.WRITE_CONTACTS)
def end_post(request: HttpRequest, post_id: int) -> HttpResponse:
    """End a post today."""
    post = _post_or_404(request, post_id)
    why = request.POST.get("why", "").strip()
    if not why:
        messages.error(request, _("Skriv hvorfor."))
        return redirect("contact:change_post", post_id)
    try:
        post_end(post=post, until=timezone.localdate(), actor=actor_of(request), why=why)
    except NaervaerError as error:
        messages.error(request, str(error))
        return redirect("contact:change_post", post_id)
    return _done(request)


def _done(request: HttpRequest) -> HttpResponse:
    ledger_update(actor=actor_of(request))
    messages.success(request, _("Ført. Løftene er vurdert på nytt."))
    return redirect("contact:posts")


def _form(request: HttpRequest, first: dict[str, Any]) -> PostForm:
    inside = municipalities_within(actor_of(request).reach(Act.WRITE_CONTACTS))
    return PostForm(
        request.POST or None,
        initial=first,
        districts=districts_of(request, Act.WRITE_CONTACTS),
        municipalities=list(inside.order_by("name").values_list("number", "name")),
    )


def _terms(given: dict[str, Any]) -> PostTerms:
    return PostTerms(
        name=given["name"],
        share=percent_share(given["percent"]),
        municipalities=tuple(given["municipalities"]),
        protected_hours=given["protected_hours"],
        substitute=given["substitute"],
        reason=given["reason"],
    )


def _source(given: dict[str, Any]) -> Source:
    title = f"{given['district']} politidistrikt"
    return Source(title, given["source"], timezone.localdate(), Kind.OFFICIAL)


def _post_or_404(request: HttpRequest, post_id: int) -> Any:
    post = post_by_id(actor_of(request), post_id)
    if post is None:
        raise Http404
    return post
