"""Sending what is due: each message is held by one worker at a time, for a short while.

A worker that is killed before the mail server has answered loses its hold, and another tries
again. Between the server's yes and our own note of it, no program can tell the two apart:
then the same message is sent once more under the same `Message-ID`, by which mailboxes know
it again. So: never lost, at most rarely twice, and recognisably the same.
"""

import smtplib
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from naervaer.domain.notices import NoticeState, NoticeWay, wait_after
from naervaer.web.records.accounts.sealing import keyed_hash, unsealed
from naervaer.web.records.notices.models import Notice
from naervaer.web.records.notices.selectors import mail_is_connected

LEASE = timedelta(minutes=2)
_A_ROUND = 200
_PERMANENT = 500
_WAITING, _SENDING, _SENT, _TO_BE_TOLD = (
    NoticeState.WAITING.value,
    NoticeState.SENDING.value,
    NoticeState.SENT.value,
    NoticeState.TO_BE_TOLD.value,
)


@dataclass(frozen=True, slots=True)
class SendingReport:
    """What one round of sending came to."""

    sent: int = 0
    to_be_told: int = 0
    tried_again_later: int = 0


def notices_send(*, now: datetime | None = None) -> SendingReport:
    """Send what is due; what has no way out is left for staff to tell by phone."""
    moment = now or timezone.now()
    ends: list[str] = []
    due = Notice.objects.filter(_free(moment)).order_by("try_at", "pk")
    for key in list(due.values_list("pk", flat=True)[:_A_ROUND]):
        notice = _claim(key, moment)
        if notice is None:
            continue
        ends.append(_send(notice, moment))
        if ends[-1] == _WAITING:
            break  # the server is unwell: let the others wait for the next round
    return SendingReport(
        sent=ends.count(_SENT),
        to_be_told=ends.count(_TO_BE_TOLD),
        tried_again_later=ends.count(_WAITING),
    )


def _free(now: datetime) -> Q:
    return Q(state=_WAITING, try_at__lte=now) | Q(state=_SENDING, lease_until__lt=now)


def _claim(key: int, now: datetime) -> Notice | None:
    """Hold a message; None when another worker was first or it was withdrawn."""
    taken = Notice.objects.filter(_free(now), pk=key).update(
        state=_SENDING, lease_until=now + LEASE, attempts=F("attempts") + 1
    )
    return Notice.objects.get(pk=key) if taken else None


def _send(notice: Notice, now: datetime) -> str:
    """Send one held message and return the state it ends in."""
    if notice.way == NoticeWay.ACCOUNT.value:
        return _end(notice, _SENT, now)
    if notice.emptied_at is not None or notice.way == NoticeWay.PHONE.value:
        return _end(notice, _TO_BE_TOLD, now, trouble="phone")
    if not mail_is_connected():
        return _end(notice, _TO_BE_TOLD, now, trouble="no_mail_server")
    try:
        _mail(notice).send()
    except (smtplib.SMTPException, OSError) as error:
        return _fail(notice, error, now)
    return _end(notice, _SENT, now)


def _mail(notice: Notice) -> EmailMessage:
    sender_host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">") or "localhost"
    return EmailMessage(
        subject=notice.subject,
        body=unsealed(notice.sealed_text),
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[unsealed(notice.sealed_way)],
        headers={
            "Message-ID": f"<{keyed_hash('message', notice.once_key)[:40]}@{sender_host}>",
            "Content-Language": notice.language,
            "Auto-Submitted": "auto-generated",
        },
    )


def _fail(notice: Notice, error: Exception, now: datetime) -> str:
    """Try again later, or leave it to people when the server said never or tries are out."""
    wait = None if _is_permanent(error) else wait_after(notice.attempts)
    trouble = type(error).__name__
    if wait is None:
        return _end(notice, _TO_BE_TOLD, now, trouble=trouble)
    _held(notice).update(
        state=_WAITING, lease_until=None, try_at=now + wait, trouble=trouble[:200]
    )
    return _WAITING


def _is_permanent(error: Exception) -> bool:
    """Return whether the server refused for good (5xx, RFC 5321 section 4.2.1)."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= _PERMANENT for code, _ in error.recipients.values())
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return False
    if isinstance(error, smtplib.SMTPResponseException):
        return int(error.smtp_code) >= _PERMANENT
    return False


def _end(notice: Notice, state: str, now: datetime, *, trouble: str = "") -> str:
    ended = now if state == _SENT else None
    _held(notice).update(state=state, lease_until=None, ended_at=ended, trouble=trouble[:200])
    return state


def _held(notice: Notice) -> QuerySet[Notice]:
    """Return the message as long as this worker holds it."""
    return Notice.objects.filter(pk=notice.pk, state=_SENDING, attempts=notice.attempts)
