"""Study runs: asked for, computed by a worker, cancelled, and never lost."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone

from naervaer.domain.authority import COUNTRY, Actor, Grant, Place, Role
from naervaer.domain.errors import RuleBrokenError, UnusableInputError
from naervaer.web.records.studies.lease import LEASE, run_beat, run_claim, run_end
from naervaer.web.records.studies.models import StudyFigure, StudyRun
from naervaer.web.records.studies.services import (
    MOST_ATTEMPTS,
    run_ask,
    run_cancel,
    run_publish,
    runs_recover,
)

State = StudyRun.State
NORDLAND = Place("Nordland")
ANALYST = Actor("analyst", "Analyst", (Grant(Role.DISTRICT_ANALYST, NORDLAND),))
PUBLISHER = Actor("publisher", "Publisher", (Grant(Role.PUBLISHER),))


@pytest.fixture
def asked(areas: None) -> StudyRun:
    return run_ask(
        study="access", settings={}, title="Som det er", actor=ANALYST, place=NORDLAND
    )


def test_a_wish_keeps_its_settings_in_full(asked: StudyRun) -> None:
    assert asked.settings == {"language": "nb", "scenario": {}}
    assert asked.state == State.WAITING


@pytest.mark.parametrize(
    ("study", "settings", "said"),
    [
        ("access", {"speed": 3}, "setting 'speed' is unknown"),
        ("access", {"scenario": {"name": "x", "sason": "winter"}}, "sason"),
        ("siting", {"seconds": "soon"}, "expected a number"),
        ("siting", {"seconds": 1e9}, "expected 0 to 600"),
        ("sitting", {}, "study is 'sitting'"),
    ],
)
def test_settings_nobody_can_use_are_refused_at_once(
    areas: None, study: str, settings: dict[str, object], said: str
) -> None:
    with pytest.raises(UnusableInputError, match=said):
        run_ask(study=study, settings=settings, title="", actor=ANALYST, place=NORDLAND)
    assert not StudyRun.objects.exists()


def test_an_analyst_cannot_ask_for_another_district(areas: None) -> None:
    for place in (Place("Oslo"), COUNTRY):
        with pytest.raises(PermissionDenied):
            run_ask(study="access", settings={}, title="", actor=ANALYST, place=place)


def test_only_one_worker_gets_a_run(asked: StudyRun) -> None:
    now = timezone.now()
    assert run_claim(run_id=asked.pk, worker="one", now=now) is not None
    assert run_claim(run_id=asked.pk, worker="two", now=now) is None


def test_a_run_is_taken_over_when_its_lease_has_passed(asked: StudyRun) -> None:
    now = timezone.now()
    first = run_claim(run_id=asked.pk, worker="one", now=now)
    assert runs_recover(now=now + LEASE - timedelta(seconds=1)) == 0
    assert runs_recover(now=now + LEASE + timedelta(seconds=1)) == 1
    second = run_claim(run_id=asked.pk, worker="two", now=now + 2 * LEASE)
    assert first is not None
    assert second is not None
    assert not run_beat(run=first, now=now + 2 * LEASE)
    assert run_beat(run=second, now=now + 2 * LEASE, step="travel_times")


def test_a_run_that_always_dies_is_given_up_with_the_reason(asked: StudyRun) -> None:
    now = timezone.now()
    for attempt in range(MOST_ATTEMPTS):
        assert run_claim(run_id=asked.pk, worker=f"w{attempt}", now=now) is not None
        now += 2 * LEASE
        runs_recover(now=now)
    asked.refresh_from_db()
    assert asked.state == State.FAILED
    assert "3 attempts" in asked.message


def test_a_waiting_run_is_cancelled_at_once_and_a_finished_one_cannot_be(
    asked: StudyRun,
) -> None:
    run_cancel(run=asked, actor=ANALYST)
    asked.refresh_from_db()
    assert asked.state == State.CANCELLED
    with pytest.raises(RuleBrokenError, match="is over"):
        run_cancel(run=asked, actor=ANALYST)


def test_somebody_else_cannot_cancel_it(asked: StudyRun) -> None:
    other = Actor("other", grants=(Grant(Role.DISTRICT_ANALYST, Place("Oslo")),))
    with pytest.raises(PermissionDenied):
        run_cancel(run=asked, actor=other)


def test_a_run_without_result_is_not_published(asked: StudyRun) -> None:
    with pytest.raises(RuleBrokenError, match="expected a finished one"):
        run_publish(run=asked, actor=PUBLISHER, why="ny")


def test_an_ended_run_does_not_move_any_more(asked: StudyRun) -> None:
    run = run_claim(run_id=asked.pk, worker="one", now=timezone.now())
    assert run is not None
    run_end(run=run, state=State.FAILED, message="ingen vei")
    assert not run_beat(run=run, now=timezone.now())


#: Only a worker that does not answer at all is waited for so long.
PATIENCE_SECONDS = 900


@contextmanager
def worker_process(home: Path, *options: str) -> "Iterator[subprocess.Popen[bytes]]":
    """Start a real worker on the test's own database; it does not outlive the test."""
    name = connection.settings_dict["NAME"]
    address = (
        f"sqlite:///{name}"
        if connection.vendor == "sqlite"
        else f"postgres://postgres@127.0.0.1/{name}"
    )
    settings = {
        **os.environ,
        "DATABASE_URL": address,
        "NAERVAER_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "naervaer.web.config.settings.local",
    }
    with subprocess.Popen(
        [sys.executable, "-m", "naervaer", "site", "work", *options], env=settings
    ) as worker:
        try:
            yield worker
        finally:
            worker.kill()


def wait_for(happened: Callable[[], bool], worker: "subprocess.Popen[bytes]") -> None:
    """Wait until the worker has made something happen, or is no more there to do it."""
    until = time.monotonic() + PATIENCE_SECONDS
    while not happened():
        assert worker.poll() is None or happened(), "the worker ended before"
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.05)


def state_of(run: StudyRun) -> str:
    return StudyRun.objects.get(pk=run.pk).state


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_killed_worker_loses_nothing(tmp_path: Path, asked: StudyRun) -> None:
    with worker_process(tmp_path) as first:
        wait_for(lambda: bool(StudyRun.objects.get(pk=asked.pk).step), first)
        first.send_signal(signal.SIGKILL)
    assert state_of(asked) == State.RUNNING
    StudyRun.objects.filter(pk=asked.pk).update(lease_until=timezone.now())
    with worker_process(tmp_path, "--until-empty") as second:
        assert second.wait(PATIENCE_SECONDS) == 0
    run = StudyRun.objects.get(pk=asked.pk)
    assert (run.state, run.attempts) == (State.DONE, 2)
    assert run.manifest is not None
    assert run.manifest["study"] == "access"
    assert (Path(run.folder) / "index.html").is_file()
    assert StudyFigure.objects.filter(run=run, measure="minutes_mean_after").count() == 357


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("asked_to_stop", [[signal.SIGTERM], [signal.SIGINT, signal.SIGTERM]])
def test_a_worker_asked_to_stop_gives_its_run_back(
    tmp_path: Path, asked: StudyRun, asked_to_stop: list[signal.Signals]
) -> None:
    with worker_process(tmp_path) as worker:
        wait_for(lambda: bool(StudyRun.objects.get(pk=asked.pk).step), worker)
        for one in asked_to_stop:
            worker.send_signal(one)
        assert worker.wait(PATIENCE_SECONDS) == 0
    run = StudyRun.objects.get(pk=asked.pk)
    assert (run.state, run.worker, run.attempts) == (State.WAITING, "", 0)
    assert run_claim(run_id=run.pk, worker="another", now=timezone.now()) is not None


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_running_study_can_be_cancelled(tmp_path: Path, asked: StudyRun) -> None:
    with worker_process(tmp_path, "--until-empty") as worker:
        wait_for(lambda: state_of(asked) == State.RUNNING, worker)
        run_cancel(run=asked, actor=ANALYST)
        assert worker.wait(PATIENCE_SECONDS) == 0
    assert state_of(asked) == State.CANCELLED
