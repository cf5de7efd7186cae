"""A worker: takes study runs from the queue, puts back those of lost workers, sends mail.

It also does what time alone brings about: holds end, times are released, and councils are
reminded of their year.
"""

import logging
import threading
from collections.abc import Callable
from types import FrameType

from django.db import close_old_connections
from django.utils import timezone

from naervaer.domain.authority import SYSTEM

RECOVER_SECONDS = 15.0
SEND_SECONDS = 5.0
UPKEEP_SECONDS = 60.0
REMIND_SECONDS = 3600.0
_LOG = logging.getLogger(__name__)


def work(*, until_empty: bool = False, interval: float = 1.0) -> None:
    """Work until stopped, or until the queue is empty."""
    from django_tasks.signals import task_finished  # noqa: PLC0415 - after `start_django`
    from django_tasks_db.management.commands.db_worker import Worker  # noqa: PLC0415

    from naervaer.web.records.promises.ledger import ledger_update  # noqa: PLC0415 - as above
    from naervaer.web.records.studies.services import runs_recover  # noqa: PLC0415
    from naervaer.web.records.studies.tasks import STOPPING, worker_name  # noqa: PLC0415

    runs_recover(now=timezone.now())
    send()
    look_after()
    remind()
    stopped = threading.Event()

    def recover() -> None:
        while not stopped.wait(RECOVER_SECONDS):
            close_old_connections()
            runs_recover(now=timezone.now())

    def look_at_the_promises(**_told: object) -> None:
        ledger_update(actor=SYSTEM)

    class StudyWorker(Worker):
        """A worker that gives its run back when it is asked to stop."""

        def shutdown(self, signum: int, frame: FrameType | None) -> None:
            if not STOPPING.is_set():  # a terminal and a parent may both ask
                STOPPING.set()
                super().shutdown(signum, frame)

    task_finished.connect(look_at_the_promises)
    threading.Thread(target=recover, daemon=True).start()
    for step, seconds in (
        (send, SEND_SECONDS),
        (look_after, UPKEEP_SECONDS),
        (remind, REMIND_SECONDS),
    ):
        again = (step, seconds, stopped)
        threading.Thread(target=_again, args=again, daemon=True).start()
    worker = StudyWorker(
        queue_names=["default"],
        interval=interval,
        batch=until_empty,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=worker_name(),
        excluded_queue_names=[],
    )
    worker.configure_signals()
    try:
        worker.run()
    finally:
        stopped.set()


def send() -> None:
    """Send the messages that are due; what goes wrong is logged and tried again next time."""
    from naervaer.web.records.notices.sending import notices_send  # noqa: PLC0415 - as above

    try:
        notices_send()
    except Exception:  # noqa: BLE001 - a worker outlives one bad message
        _LOG.exception("Messages could not be sent.")


def look_after() -> None:
    """Do what is due for appointments; what goes wrong is logged and tried again next time."""
    from naervaer.web.records.bookings.upkeep import bookings_upkeep  # noqa: PLC0415 - as above

    try:
        bookings_upkeep()
    except Exception:  # noqa: BLE001 - a worker outlives what it could not do once
        _LOG.exception("Appointments could not be looked after.")


def remind() -> None:
    """Remind councils of their year; what goes wrong is logged and tried again next time."""
    from naervaer.web.records.agreements.reminding import (  # noqa: PLC0415 - as above
        council_reminders_queue,
    )

    try:
        council_reminders_queue(today=timezone.localdate())
    except Exception:  # noqa: BLE001 - a worker outlives what it could not do once
        _LOG.exception("Councils could not be reminded.")


def _again(step: Callable[[], None], seconds: float, stopped: threading.Event) -> None:
    """Do a step again and again until stopped."""
    while not stopped.wait(seconds):
        close_old_connections()
        step()
