"""Reading messages: the own message box, and what staff must tell by phone."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet

from naervaer.domain.authority import Act, Actor
from naervaer.domain.notices import NoticeKind, NoticeState, NoticeWay
from naervaer.web.records.accounts.sealing import unsealed
from naervaer.web.records.areas.selectors import municipalities_within
from naervaer.web.records.notices.models import Notice


@dataclass(frozen=True, slots=True)
class OpenedNotice:
    """A message with its seal broken, for the one who may read it."""

    id: int
    kind: NoticeKind
    subject: str
    text: str
    contact: str
    language: str
    at: datetime
    is_new: bool
    trouble: str


def mail_is_connected() -> bool:
    """Return whether the site has a mail server; SMS and letters are never connected."""
    return bool(settings.EMAIL_HOST)


def message_box(actor: Actor, *, now: datetime) -> list[OpenedNotice]:
    """Return the actor's own messages that are due, newest first."""
    return [_opened(one) for one in _box(actor, now=now)]


def messages_unread(actor: Actor, *, now: datetime) -> int:
    """Return how many of the actor's own messages are new."""
    return _box(actor, now=now).filter(read_at=None).count()


def notices_to_tell(actor: Actor) -> list[OpenedNotice]:
    """Return what must be told by phone within the actor's counters, oldest first."""
    return [_opened(one) for one in _to_tell(actor).order_by("not_before", "pk")]


def notice_to_tell(actor: Actor, key: int) -> Notice | None:
    """Return one message that must be told by phone within the actor's counters, or None."""
    return _to_tell(actor).filter(pk=key).first()


def notices_left(*, since: datetime) -> int:
    """Return how many messages have waited for people or a server since before a moment."""
    stuck = [NoticeState.WAITING, NoticeState.SENDING, NoticeState.TO_BE_TOLD]
    return Notice.objects.filter(
        state__in=[one.value for one in stuck], not_before__lt=since, emptied_at=None
    ).count()


def _box(actor: Actor, *, now: datetime) -> QuerySet[Notice]:
    """Return the due messages of whoever asks; a message box needs no sending."""
    if actor.account is None:
        return Notice.objects.none()
    return Notice.objects.filter(
        account__username=actor.account,
        way=NoticeWay.ACCOUNT.value,
        not_before__lte=now,
        emptied_at=None,
    ).exclude(state=NoticeState.WITHDRAWN.value)


def _to_tell(actor: Actor) -> QuerySet[Notice]:
    own = municipalities_within(actor.reach(Act.SERVE_COUNTER))
    return Notice.objects.filter(
        state=NoticeState.TO_BE_TOLD.value,
        municipality__in=own.values("pk"),
        emptied_at=None,
    ).select_related("municipality__district")


def _opened(notice: Notice) -> OpenedNotice:
    return OpenedNotice(
        id=notice.pk,
        kind=NoticeKind(notice.kind),
        subject=notice.subject,
        text=unsealed(notice.sealed_text) if notice.sealed_text else "",
        contact=unsealed(notice.sealed_way) if notice.sealed_way else "",
        language=notice.language,
        at=notice.not_before,
        is_new=notice.read_at is None,
        trouble=notice.trouble,
    )
