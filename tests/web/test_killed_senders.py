"""A worker dies with a message in its hands: sent at least once, and recognisably the same.

The worker is a process of its own that kills itself with SIGKILL at the named moment; the mail
server and the database live on. Before the server has the letter nothing is doubled; between
the server's yes and our own note no program can know, and the letter comes twice under the
same `Message-ID`, by which mailboxes keep one of them.
"""

import os
import signal
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.db import connections
from django.utils import timezone
from mail_server import MailServer, mail_server

from naervaer.domain.notices import NoticeKind
from naervaer.web.records.notices import sending
from naervaer.web.records.notices.models import Notice
from naervaer.web.records.notices.recipients import Recipient
from naervaer.web.records.notices.sending import LEASE, notices_send
from naervaer.web.records.notices.services import notice_queue

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def server(settings: Any) -> Iterator[MailServer]:
    with mail_server() as serving:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", serving.port
        settings.EMAIL_USE_TLS = False
        yield serving


@pytest.fixture
def notice() -> Notice:
    return notice_queue(
        to=Recipient.by_email("noen@example.org"),
        kind=NoticeKind.CONFIRMATION,
        subject="Timen din",
        text="Du har time på tirsdag.",
        about="bookings.booking:1",
        language="nb",
        once_key="booking-1-confirmed",
    )


def _die(*_given: Any, **_named: Any) -> Any:
    os.kill(os.getpid(), signal.SIGKILL)


def killed_before_sending(monkeypatch: pytest.MonkeyPatch) -> None:
    """Die when the message is held and the mail server has heard nothing."""
    monkeypatch.setattr(EmailMessage, "send", _die)


def killed_before_marking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Die when the mail server has said yes and nothing is noted."""
    monkeypatch.setattr(sending, "_end", _die)


def killed_worker(now: datetime) -> None:
    """Send what is due in a process of its own, and see that it was killed."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        try:
            notices_send(now=now)
        finally:
            os._exit(0)
    _pid, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)
    assert os.WTERMSIG(status) == signal.SIGKILL


def state_of(notice: Notice) -> str:
    notice.refresh_from_db()
    return notice.state


def test_killed_before_it_is_sent_the_message_comes_once(
    notice: Notice, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = timezone.now()
    with monkeypatch.context() as dying:
        killed_before_sending(dying)
        killed_worker(now)
    # the dead worker's hold stands: nobody else sends in the meantime
    assert (state_of(notice), server.letters) == ("sending", [])
    assert notices_send(now=now + LEASE - timedelta(seconds=1)).sent == 0
    # when it has run out, another sends; and then it is over
    assert notices_send(now=now + LEASE + timedelta(seconds=1)).sent == 1
    assert notices_send(now=now + timedelta(days=1)).sent == 0
    assert (state_of(notice), len(server.letters), notice.attempts) == ("sent", 1, 2)


def test_killed_after_it_is_sent_the_message_comes_twice_and_is_the_same(
    notice: Notice, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = timezone.now()
    with monkeypatch.context() as dying:
        killed_before_marking(dying)
        killed_worker(now)
    # the letter is out, and the books do not know it
    assert (state_of(notice), len(server.letters)) == ("sending", 1)
    assert notices_send(now=now + LEASE + timedelta(seconds=1)).sent == 1
    assert notices_send(now=now + timedelta(days=1)).sent == 0
    first, second = server.letters
    assert first["Message-ID"] == second["Message-ID"]
    assert first.get_payload() == second.get_payload()
    assert (state_of(notice), notice.attempts) == ("sent", 2)


def test_a_worker_killed_again_and_again_loses_nothing(
    notice: Notice, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = timezone.now()
    for kill in (killed_before_sending, killed_before_marking, killed_before_sending):
        with monkeypatch.context() as dying:
            kill(dying)
            killed_worker(now)
        now += LEASE + timedelta(seconds=1)
    assert notices_send(now=now).sent == 1
    assert state_of(notice) == "sent"
    assert len({one["Message-ID"] for one in server.letters}) == 1
