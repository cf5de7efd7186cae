"""Reading the ledger and the wishes; all of it is public.

`assessments()`
    Every promise with the status its rules derive now, in ledger order.
`assessment_of(promise_id)`
    One of them, or None.
`measurements_of(promise_id)`
    Everything ever measured that bears on a promise, the oldest first, superseded or not.
`status_history(promise_id)`, `status_changes(limit=…)`
    When a status was first derived and when it came out differently; newest first.
`scopes_by_promise()`
    Where measurements of a promise hold, for filters.
`wishes_all()`, `wishes_from(municipality)`, `wish_by_id(key)`
    Wishes with their answers.
`wish_result(wish, today=…)`
    Delivered hours a month before and since the measure began, from the presence book, of
    what may be shown to everybody.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Count, Max, Prefetch, QuerySet

from naervaer.domain.authority import Act, Actor
from naervaer.domain.presence import DeliveryMode
from naervaer.domain.promises.assessment import Assessment, evaluate
from naervaer.domain.promises.ledger import PROMISES, PROMISES_BY_ID
from naervaer.web.records.areas.selectors import municipalities_within
from naervaer.web.records.presence.selectors import published_by_month
from naervaer.web.records.promises.ledger import current_measurements
from naervaer.web.records.promises.models import (
    StatusChange,
    StoredMeasurement,
    Wish,
    WishAnswer,
)

MONTHS_COMPARED = 6


@dataclass(frozen=True, slots=True)
class WishResult:
    """What the presence book shows of a wish's measure.

    Attributes
    ----------
    mode
        The way of being present that the measure is about.
    began
        First day of the measure.
    before, since
        Delivered hours a month, the mean of up to six shown months; None when none is shown.
    is_synthetic
        Whether the hours are made up for a showcase.

    """

    mode: DeliveryMode
    began: date
    before: float | None
    since: float | None
    is_synthetic: bool


def assessments() -> list[Assessment]:
    """Return every promise with its status, in ledger order."""
    return list(_assessed(_version()).values())


def assessment_of(promise_id: str) -> Assessment | None:
    """Return one promise with its status, or None when no promise has the id."""
    return _assessed(_version()).get(promise_id)


def _version() -> tuple[Any, ...]:
    """Return what changes whenever a measurement is added or no longer said."""
    stamps = (Max("found_at"), Max("superseded_at"), Max("pk"), Count("pk"))
    return tuple(StoredMeasurement.objects.aggregate(*stamps).values())


@lru_cache(maxsize=2)
def _assessed(version: tuple[Any, ...]) -> dict[str, Assessment]:  # noqa: ARG001 - the key
    """Return every promise judged; judging all takes longer than a page may."""
    measured = current_measurements()
    return {promise.id: evaluate(promise, measured) for promise in PROMISES}


def measurements_of(promise_id: str) -> list[StoredMeasurement]:
    """Return what was ever measured for the promise or by its rules, the oldest first."""
    promise = PROMISES_BY_ID[promise_id]
    asked = {*promise.tests, *promise.indications}
    rows = StoredMeasurement.objects.filter(rule__in=asked) | StoredMeasurement.objects.filter(
        promise=promise_id
    )
    return list(rows.select_related("run").order_by("as_of", "found_at", "pk"))


def scopes_by_promise() -> dict[str, set[str]]:
    """Return the places that each promise has current measurements for."""
    found: dict[str, set[str]] = {}
    rows = StoredMeasurement.objects.filter(superseded_at=None).exclude(scope="")
    for promise, scope in rows.values_list("promise", "scope"):
        found.setdefault(promise, set()).add(scope)
    return found


def status_history(promise_id: str) -> QuerySet[StatusChange]:
    """Return a promise's statuses, newest first."""
    return StatusChange.objects.filter(promise=promise_id)


def status_changes(*, limit: int = 50) -> list[StatusChange]:
    """Return the latest changes from one status to another, newest first."""
    return list(StatusChange.objects.exclude(before="")[:limit])


def wishes_all() -> QuerySet[Wish]:
    """Return every wish with municipality and answers, newest first."""
    answers = Prefetch("answers", queryset=WishAnswer.objects.order_by("answered_on", "pk"))
    return Wish.objects.select_related("municipality__district").prefetch_related(answers)


def wishes_from(municipality: str) -> QuerySet[Wish]:
    """Return a municipality's wishes, newest first."""
    return wishes_all().filter(municipality=municipality)


def wishes_within(actor: Actor, act: Act) -> QuerySet[Wish]:
    """Return the wishes from where the actor may do the act, newest first."""
    inside = municipalities_within(actor.reach(act))
    return wishes_all().filter(municipality__in=inside.values("pk"))


def wish_by_id(key: int) -> Wish | None:
    """Return one wish with municipality and answers, or None."""
    return wishes_all().filter(pk=key).first()


def wish_result(wish: Wish, *, today: date) -> WishResult | None:
    """Return what the book shows of the latest answered measure, or None without one."""
    for answer in reversed(list(wish.answers.all())):
        if answer.mode and answer.begins_on:
            return _result(wish, answer, today)
    return None


def _result(wish: Wish, answer: Any, today: date) -> WishResult:
    mode, began = DeliveryMode(answer.mode), answer.begins_on.replace(day=1)
    shown = [
        row
        for row in published_by_month(municipality=wish.municipality_id, today=today)
        if row.mode is mode and row.hours is not None
    ]
    before = [row.hours for row in shown if row.month < began][-MONTHS_COMPARED:]
    since = [row.hours for row in shown if row.month >= began][-MONTHS_COMPARED:]
    return WishResult(
        mode=mode,
        began=answer.begins_on,
        before=_mean(before),
        since=_mean(since),
        is_synthetic=any(row.kind.value == "synthetic" for row in shown),
    )


def _mean(hours: list[float | None]) -> float | None:
    known = [one for one in hours if one is not None]
    return sum(known) / len(known) if known else None
