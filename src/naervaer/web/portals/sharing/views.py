"""The guide for everybody: a question at a time; nothing that is answered is stored."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from naervaer.domain.authority import Act
from naervaer.domain.sharing.guide import Arrival, follow
from naervaer.domain.sharing.laws import COMING
from naervaer.domain.sharing.tree import NODES
from naervaer.web.portals.sharing.presenters import (
    answered,
    law_rows,
    outcome_page,
    question_page,
    step_address,
)
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import actor_of


@lets(Act.SEE_PUBLIC)
def guide(request: HttpRequest) -> HttpResponse:
    """Show what the guide is, which laws it rests on, and where it begins."""
    shown = {
        "laws": law_rows(),
        "coming": COMING,
        "may_write": actor_of(request).may(Act.WRITE_DISCLOSURES),
        "may_see": actor_of(request).may(Act.SEE_DISCLOSURES),
    }
    return render(request, "sharing/guide.html", shown)


@lets(Act.SEE_PUBLIC)
def step(request: HttpRequest, way: str = "") -> HttpResponse:
    """Show the question a way of answers leads to, or its outcome."""
    words = tuple(word for word in way.split("/") if word)
    arrival = follow(NODES, words)
    if arrival is None:
        raise Http404
    shown = {
        "question": question_page(arrival),
        "outcome": outcome_page(arrival),
        "answered": answered(arrival),
        "back": step_address(words[:-1]) if words else "",
        "may_write": actor_of(request).may(Act.WRITE_DISCLOSURES) and _is_noted(arrival),
        "way": "/".join(words),
    }
    return render(request, "sharing/step.html", shown)


def _is_noted(arrival: Arrival) -> bool:
    return bool(getattr(arrival.node, "is_logged", False))
