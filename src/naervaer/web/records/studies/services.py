"""Asking for study runs, cancelling and publishing them, and putting back what was lost.

A run whose lease has passed belongs to nobody and is put back in the queue; a run put back
too often is given up with the reason (see `lease`).
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from naervaer.domain.authority import COUNTRY, SYSTEM, Act, Actor, Place
from naervaer.domain.errors import RuleBrokenError
from naervaer.web.records.areas.selectors import districts_all
from naervaer.web.records.audit.services import change_record
from naervaer.web.records.studies.kinds import kind_of
from naervaer.web.records.studies.models import StudyRun
from naervaer.web.records.studies.tasks import compute_run

MOST_ATTEMPTS = 3
State = StudyRun.State
_UNDER_WAY = (State.WAITING, State.RUNNING)


@transaction.atomic
def run_ask(
    *,
    study: str,
    settings: Mapping[str, Any],
    title: str,
    actor: Actor,
    place: Place = COUNTRY,
) -> StudyRun:
    """File the wish for a run and put it in the queue.

    Raises
    ------
    UnusableInputError
        When there is no such study or a setting cannot be used.
    PermissionDenied
        When the actor may not run studies at the place.

    """
    if not actor.may(Act.RUN_STUDIES, place):
        raise PermissionDenied(str(Act.RUN_STUDIES))
    return _file(study=study, settings=settings, title=title, actor=actor, place=place)


@transaction.atomic
def national_study_ask(*, study: str, settings: Mapping[str, Any], title: str) -> None:
    """Ask for a national study that is published when done, unless there is one already."""
    standing = StudyRun.objects.filter(study=study).filter(
        Q(is_published=True) | Q(publish_when_done=True, state__in=_UNDER_WAY)
    )
    if not standing.exists():
        place = Place(settings.get("district"))
        run = _file(study=study, settings=settings, title=title, actor=SYSTEM, place=place)
        StudyRun.objects.filter(pk=run.pk).update(publish_when_done=True)


def _file(
    *, study: str, settings: Mapping[str, Any], title: str, actor: Actor, place: Place
) -> StudyRun:
    """Write the wish down and put it in the queue."""
    checked = kind_of(study).check(settings)
    run = StudyRun.objects.create(
        study=study,
        title=title.strip() or study,
        settings=checked,
        district=districts_all().filter(name=place.district).first(),
        asked_by=actor.account or "",
    )
    change_record(actor=actor, act="study.ask", thing=run, why=run.title, after=checked)
    compute_run.enqueue(run.pk)
    return run


@transaction.atomic
def run_cancel(*, run: StudyRun, actor: Actor) -> None:
    """Ask for a run to be cancelled; one that still waits is cancelled at once.

    Raises
    ------
    RuleBrokenError
        When the run is over.

    """
    place = Place(run.district.name) if run.district else COUNTRY
    if run.asked_by != actor.account and not actor.may(Act.RUN_STUDIES, place):
        raise PermissionDenied(str(Act.RUN_STUDIES))
    if not StudyRun.objects.filter(pk=run.pk, state__in=_UNDER_WAY).update(cancel_asked=True):
        msg = f"run {run.pk} is over ({run.state}), expected one that waits or runs."
        raise RuleBrokenError(msg)
    StudyRun.objects.filter(pk=run.pk, state=State.WAITING).update(
        state=State.CANCELLED, ended_at=timezone.now()
    )
    change_record(actor=actor, act="study.cancel", thing=run, why=run.title)


@transaction.atomic
def run_publish(*, run: StudyRun, actor: Actor, why: str) -> None:
    """Make a finished run the one everybody sees.

    Raises
    ------
    RuleBrokenError
        When the run has no result.

    """
    if not actor.may(Act.PUBLISH_FIGURES, COUNTRY):
        raise PermissionDenied(str(Act.PUBLISH_FIGURES))
    if run.state != State.DONE:
        msg = f"run {run.pk} is {run.state}, expected a finished one."
        raise RuleBrokenError(msg)
    StudyRun.objects.filter(pk=run.pk).update(is_published=True, published_at=timezone.now())
    change_record(actor=actor, act="study.publish", thing=run, why=why)


@transaction.atomic
def runs_recover(*, now: datetime) -> int:
    """Put back the runs whose worker is gone; return how many were put back or given up."""
    lost = StudyRun.objects.filter(state=State.RUNNING, lease_until__lt=now)
    count = 0
    for run in lost:
        again = run.attempts < MOST_ATTEMPTS and not run.cancel_asked
        ending = State.CANCELLED if run.cancel_asked else State.FAILED
        moved = StudyRun.objects.filter(
            pk=run.pk, state=State.RUNNING, worker=run.worker, lease_until=run.lease_until
        ).update(
            state=State.WAITING if again else ending,
            worker="",
            lease_until=None,
            ended_at=None if again else now,
            message="" if again else f"given up after {run.attempts} attempts",
        )
        if moved and again:
            compute_run.enqueue(run.pk)
        count += moved
    return count
