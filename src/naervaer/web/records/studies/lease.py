"""Holding a run: the run's own record decides who computes it, not the queue.

A worker holds a run by a lease that it renews while it works. Every move is one conditional
update, so that of two workers only one can make it.
"""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings as site
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from naervaer.web.records.studies.adoption import figures_load, manifest_of
from naervaer.web.records.studies.models import StudyRun

LEASE = timedelta(seconds=60)
State = StudyRun.State


def run_claim(*, run_id: int, worker: str, now: datetime) -> StudyRun | None:
    """Take the run for a worker; None when another has it or it is over."""
    free = Q(state=State.WAITING) | Q(state=State.RUNNING, lease_until__lt=now)
    taken = StudyRun.objects.filter(free, pk=run_id).update(
        state=State.RUNNING,
        worker=worker,
        lease_until=now + LEASE,
        begun_at=now,
        attempts=F("attempts") + 1,
        step="",
        steps_done=0,
    )
    return StudyRun.objects.get(pk=run_id) if taken else None


def run_beat(*, run: StudyRun, now: datetime, step: str | None = None) -> bool:
    """Renew the lease and note the step; False when the run is no longer this worker's."""
    changed: dict[str, Any] = {"lease_until": now + LEASE}
    if step is not None:
        changed |= {"step": step, "steps_done": F("steps_done") + 1}
    return bool(_held(run).update(**changed))


def run_is_to_stop(run: StudyRun) -> bool:
    """Return whether somebody has asked for the run to be cancelled."""
    return StudyRun.objects.filter(pk=run.pk, cancel_asked=True).exists()


@transaction.atomic
def run_finish(*, run: StudyRun, folder: Path) -> bool:
    """Keep the result with its manifest and figures; False when the run was lost."""
    held = _held(run).update(
        state=State.DONE,
        folder=str(folder.resolve()),
        manifest=manifest_of(folder),
        ended_at=timezone.now(),
        lease_until=None,
        step="",
        is_published=F("publish_when_done"),
        published_at=timezone.now() if run.publish_when_done else None,
    )
    if held:
        figures_load(run=StudyRun.objects.get(pk=run.pk))
    return bool(held)


def run_end(*, run: StudyRun, state: StudyRun.State, message: str) -> None:
    """End a run that gave no result."""
    _held(run).update(state=state, message=message, ended_at=timezone.now(), lease_until=None)


def run_give_back(*, run: StudyRun) -> bool:
    """Let another worker have the run, as if it had not been tried; False when it was lost."""
    given = _held(run).update(
        state=State.WAITING, worker="", lease_until=None, attempts=F("attempts") - 1, step=""
    )
    return bool(given)


def result_folder(run: StudyRun) -> Path:
    """Return where this attempt of the run writes, its own so that no two ever meet."""
    return Path(site.MEDIA_ROOT) / "studies" / f"{run.pk}-{run.attempts}"


def _held(run: StudyRun) -> QuerySet[StudyRun]:
    """Return the run as long as this worker holds it."""
    return StudyRun.objects.filter(
        pk=run.pk, state=State.RUNNING, worker=run.worker, attempts=run.attempts
    )
