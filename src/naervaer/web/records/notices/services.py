"""Queueing, withdrawing and telling messages."""

import secrets
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naervaer.domain.authority import Act, Actor
from naervaer.domain.errors import RuleBrokenError, UnusableInputError
from naervaer.domain.notices import NoticeKind, NoticeState, NoticeWay
from naervaer.web.records.accounts.sealing import sealed
from naervaer.web.records.areas.selectors import place_of
from naervaer.web.records.audit.services import change_record
from naervaer.web.records.notices.models import Notice
from naervaer.web.records.notices.recipients import Recipient

MOST_SUBJECT, MOST_TEXT = 150, 4000


@transaction.atomic
def notice_queue(
    *,
    to: Recipient,
    kind: NoticeKind,
    subject: str,
    text: str,
    about: str,
    language: str,
    not_before: datetime | None = None,
    once_key: str = "",
    municipality: str | None = None,
) -> Notice:
    """Put a message in line, in the transaction of what it tells about.

    Parameters
    ----------
    to
        Who gets it. To nobody, it is noted that nothing is sent, and the text is not kept.
    kind, subject, text, language
        What is said; the caller writes the words in the reader's language.
    about
        Key of the thing it tells about, such as `bookings.booking:12`; `notice_withdraw`
        takes what still waits back by it.
    not_before
        When it may be sent at the earliest; at once where it is left out.
    once_key
        A message with the same key is never queued twice: a second call gives the first one.
    municipality
        Whose staff sees that it must be told by phone when it cannot be sent.

    Raises
    ------
    UnusableInputError
        When subject or text is empty or too long, or the subject has several lines.

    """
    _expect_words(subject, text)
    now = timezone.now()
    silent = to.way is NoticeWay.NOWHERE
    due = not_before or now
    notice, _made = Notice.objects.get_or_create(
        once_key=once_key or secrets.token_urlsafe(24),
        defaults={
            "kind": kind.value,
            "about": about,
            "way": to.way.value,
            "account": to.account,
            "municipality_id": municipality,
            "sealed_way": to.sealed_way,
            "subject": "" if silent else subject.strip(),
            "sealed_text": "" if silent else sealed(text.strip()),
            "language": language[:2],
            "state": (NoticeState.SILENT if silent else NoticeState.WAITING).value,
            "made_at": now,
            "not_before": due,
            "try_at": due,
            "ended_at": now if silent else None,
        },
    )
    return notice


def notice_withdraw(*, about: str) -> int:
    """Take back every message about a thing that is not sent yet; return how many.

    Call it before the message that tells of the change itself is queued.
    """
    waiting = Notice.objects.filter(
        about=about, state__in=[NoticeState.WAITING.value, NoticeState.TO_BE_TOLD.value]
    )
    return waiting.update(state=NoticeState.WITHDRAWN.value, ended_at=timezone.now())


@transaction.atomic
def notice_tell(*, notice: Notice, actor: Actor) -> Notice:
    """Note that staff have told the person by phone what could not be sent.

    Raises
    ------
    RuleBrokenError
        When the actor serves no counter there, or it no longer has to be told.

    """
    place = place_of(notice.municipality) if notice.municipality else None
    if place is None or not actor.may(Act.SERVE_COUNTER, place):
        raise RuleBrokenError(_("Du betjener ikke skranken for denne meldingen."))
    changed = Notice.objects.filter(pk=notice.pk, state=NoticeState.TO_BE_TOLD.value).update(
        state=NoticeState.TOLD.value, ended_at=timezone.now()
    )
    if not changed:
        raise RuleBrokenError(_("Meldingen skal ikke fortelles på telefon lenger."))
    notice.refresh_from_db()
    change_record(
        actor=actor, act="notice.tell", thing=notice, why=NoticeState.TOLD.label, after=None
    )
    return notice


def notices_read(*, account: str, now: datetime) -> int:
    """Note that somebody has opened their own message box; return how many were new."""
    return Notice.objects.filter(
        account__username=account, not_before__lte=now, read_at=None
    ).update(read_at=now)


def notices_expire(*, before: datetime) -> int:
    """Empty the messages that were due before a moment; return how many.

    Contact way, subject and text go; that a message of this kind was sent remains, and so
    does its key, so that it is never sent again.
    """
    old = Notice.objects.filter(not_before__lt=before, emptied_at=None)
    return old.exclude(state=NoticeState.SENDING.value).update(
        emptied_at=timezone.now(), sealed_way="", subject="", sealed_text=""
    )


def _expect_words(subject: str, text: str) -> None:
    if not subject.strip() or len(subject) > MOST_SUBJECT or "\n" in subject.strip():
        msg = _("Emnet må være én linje på høyst %(most)s tegn.") % {"most": MOST_SUBJECT}
        raise UnusableInputError(msg)
    if not text.strip() or len(text) > MOST_TEXT:
        msg = _("Teksten må ha mellom 1 og %(most)s tegn.") % {"most": MOST_TEXT}
        raise UnusableInputError(msg)
