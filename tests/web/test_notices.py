"""A message is queued once, sent once, taken back in time, and never lost."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from mail_server import MailServer, mail_server

from naervaer.domain.authority import SYSTEM, Actor, Grant, Place, Role
from naervaer.domain.errors import RuleBrokenError, UnusableInputError
from naervaer.domain.notices import NOTICE_MOVES, NoticeKind, NoticeState, wait_after
from naervaer.web.config.environment import Environment
from naervaer.web.records.accounts.services import account_create
from naervaer.web.records.notices.models import Notice
from naervaer.web.records.notices.recipients import Recipient
from naervaer.web.records.notices.selectors import notices_left, notices_to_tell
from naervaer.web.records.notices.sending import LEASE, notices_send
from naervaer.web.records.notices.services import (
    notice_queue,
    notice_tell,
    notice_withdraw,
    notices_expire,
)

pytestmark = pytest.mark.django_db
AT_THE_COUNTER = Actor("a", "A", (Grant(Role.POLICE_CONTACT, Place("Nordland", "1848")),))
ELSEWHERE = Actor("b", "B", (Grant(Role.POLICE_CONTACT, Place("Oslo", "0301")),))


@pytest.fixture
def server(settings: Any) -> Iterator[MailServer]:
    with mail_server() as serving:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", serving.port
        settings.EMAIL_USE_TLS = False
        yield serving


def queued(**other: Any) -> Notice:
    given = {
        "to": Recipient.by_email("noen@example.org"),
        "kind": NoticeKind.CONFIRMATION,
        "subject": "Timen din",
        "text": "Du har time på tirsdag. Æ ø å.",
        "about": "bookings.booking:1",
        "language": "nb",
    }
    return notice_queue(**{**given, **other})


def state_of(notice: Notice) -> str:
    notice.refresh_from_db()
    return notice.state


def test_a_letter_reaches_a_real_mail_server(server: MailServer) -> None:
    notice = queued()
    assert notices_send().sent == 1
    assert state_of(notice) == "sent"
    assert server.recipients == ["noen@example.org"]
    [letter] = server.letters
    assert "Æ ø å." in letter.get_payload(decode=True).decode()  # type: ignore[union-attr]
    assert letter["Content-Language"] == "nb"


def test_the_same_key_is_queued_and_sent_once(server: MailServer) -> None:
    assert queued(once_key="booking-1-confirm") == queued(once_key="booking-1-confirm")
    notices_send()
    notices_send()
    assert len(server.letters) == 1


def test_nothing_is_sent_before_its_time(server: MailServer) -> None:
    notice = queued(not_before=timezone.now() + timedelta(days=1))
    assert notices_send().sent == 0
    assert notices_send(now=notice.not_before).sent == 1


def test_a_reminder_is_taken_back_with_the_booking(server: MailServer) -> None:
    notice = queued(not_before=timezone.now() + timedelta(days=1))
    queued(about="bookings.booking:2")
    assert notice_withdraw(about="bookings.booking:1") == 1
    assert notices_send(now=notice.not_before).sent == 1
    assert state_of(notice) == "withdrawn"


def test_what_a_killed_worker_held_is_sent_by_another(server: MailServer) -> None:
    notice, now = queued(), timezone.now()
    Notice.objects.update(state="sending", lease_until=now + LEASE)
    assert notices_send(now=now).sent == 0
    assert notices_send(now=now + LEASE + timedelta(seconds=1)).sent == 1
    assert state_of(notice) == "sent"


def test_a_letter_sent_twice_is_recognisably_the_same(server: MailServer) -> None:
    queued()
    server.hang_up_after_letter = True
    assert notices_send().tried_again_later == 1
    server.hang_up_after_letter = False
    assert notices_send(now=timezone.now() + timedelta(minutes=2)).sent == 1
    first, second = server.letters
    assert first["Message-ID"] == second["Message-ID"]


def test_an_address_refused_for_good_is_left_to_people(server: MailServer) -> None:
    server.answer_to_recipient = "550 unknown"
    notice = queued(municipality=None)
    assert notices_send().to_be_told == 1
    assert state_of(notice) == "to_be_told"


def test_a_server_that_does_not_answer_is_tried_five_times(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    settings.EMAIL_USE_TLS = False
    notice, now = queued(), timezone.now()
    ends = []
    for _ in range(5):
        notices_send(now=now)
        ends.append(state_of(notice))
        now += timedelta(hours=3)
    assert ends == ["waiting"] * 4 + ["to_be_told"]


def test_without_a_mail_server_staff_must_tell(settings: Any) -> None:
    settings.EMAIL_HOST = ""
    notice = queued()
    assert notices_send().to_be_told == 1
    assert state_of(notice) == "to_be_told"


def test_text_messages_are_never_pretended(server: MailServer) -> None:
    notice = queued(to=Recipient.by_phone("+47 900 00 000"))
    notices_send()
    assert state_of(notice) == "to_be_told"
    assert server.letters == []


def test_safe_contact_keeps_no_words_and_sends_nothing(server: MailServer) -> None:
    notice = queued(to=Recipient.nobody())
    assert notices_send().sent == 0
    assert (state_of(notice), notice.subject, notice.sealed_text) == ("silent", "", "")


def test_the_database_does_not_show_words_or_address() -> None:
    notice = queued()
    stored = " ".join(str(one) for one in Notice.objects.values_list().get(pk=notice.pk))
    assert "tirsdag" not in stored
    assert "example.org" not in stored


def test_words_go_when_their_time_is_out_and_the_key_stays(server: MailServer) -> None:
    notice = queued(once_key="x")
    notices_send()
    assert notices_expire(before=timezone.now() + timedelta(seconds=1)) == 1
    notice.refresh_from_db()
    assert (notice.sealed_way, notice.subject, notice.sealed_text) == ("", "", "")
    queued(once_key="x")
    assert notices_send().sent == 0


def test_somebody_at_the_counter_tells_and_nobody_else(areas: None, settings: Any) -> None:
    settings.EMAIL_HOST = ""
    notice = queued(municipality="1848")
    notices_send()
    assert [one.text for one in notices_to_tell(AT_THE_COUNTER)] == [
        "Du har time på tirsdag. Æ ø å."
    ]
    assert notices_to_tell(ELSEWHERE) == []
    with pytest.raises(RuleBrokenError, match="skranken"):
        notice_tell(notice=notice, actor=ELSEWHERE)
    notice_tell(notice=notice, actor=AT_THE_COUNTER)
    assert state_of(notice) == "told"
    with pytest.raises(RuleBrokenError, match="lenger"):
        notice_tell(notice=notice, actor=AT_THE_COUNTER)


def test_what_waits_long_is_counted_for_the_operator() -> None:
    queued()
    assert notices_left(since=timezone.now() - timedelta(days=3)) == 0
    assert notices_left(since=timezone.now() + timedelta(days=3)) == 1


@pytest.mark.parametrize("subject", ["", "  ", "to\nlinjer", "x" * 151])
def test_an_unusable_subject_is_refused(subject: str) -> None:
    with pytest.raises(UnusableInputError, match="Emnet"):
        queued(subject=subject)


@pytest.mark.parametrize("text", ["", " ", "x" * 4001])
def test_an_unusable_text_is_refused(text: str) -> None:
    with pytest.raises(UnusableInputError, match="Teksten"):
        queued(text=text)


@pytest.mark.parametrize("address", ["", "noen", "a@b", "a@b.no\nbcc: c@d.no"])
def test_an_unusable_address_is_refused(address: str) -> None:
    with pytest.raises(UnusableInputError, match="e-postadresse"):
        Recipient.by_email(address)


@pytest.mark.parametrize("number", ["", "12", "ring meg", "+47900000001234567"])
def test_an_unusable_number_is_refused(number: str) -> None:
    with pytest.raises(UnusableInputError, match="telefonnummer"):
        Recipient.by_phone(number)


def test_the_database_refuses_a_message_nobody_holds() -> None:
    notice = queued()
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.filter(pk=notice.pk).update(state="sending")


def test_everybody_reads_their_own_messages_only() -> None:
    one, other = (
        account_create(username=name, name=name, password=None, actor=SYSTEM)
        for name in ("en", "to")
    )
    queued(to=Recipient.of_account(one), subject="Til en")
    queued(to=Recipient.of_account(other), subject="Til to")
    client = Client()
    client.force_login(one)
    assert "Uleste: 1" in client.get("/konto/").content.decode()
    page = client.get("/konto/meldinger/").content.decode()
    assert "Til en" in page
    assert "Til to" not in page
    assert "Uleste" not in client.get("/konto/").content.decode()
    assert Client().get("/konto/meldinger/").status_code in {302, 403}


def test_every_state_ends_or_leads_on() -> None:
    assert set(NOTICE_MOVES) == set(NoticeState)
    ends = {state for state, after in NOTICE_MOVES.items() if not after}
    assert ends == {
        NoticeState.SENT,
        NoticeState.TOLD,
        NoticeState.WITHDRAWN,
        NoticeState.SILENT,
    }


def test_waits_grow_and_end() -> None:
    waits = [wait_after(attempts) for attempts in range(1, 6)]
    assert waits[-1] is None
    assert sorted(one for one in waits if one) == [one for one in waits if one]


def test_unusable_mail_settings_are_refused() -> None:
    with pytest.raises(UnusableInputError, match="NAERVAER_SMTP_PORT"):
        _ = Environment(smtp_port="x").mail_port
    with pytest.raises(UnusableInputError, match="NAERVAER_SMTP_SECURITY"):
        _ = Environment(smtp_security="some").mail_security
