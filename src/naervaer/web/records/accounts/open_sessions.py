"""The sessions an account has open, as its owner sees them; without its row a session is over.

A row holds when a session began and was last used, and the kind of browser in two coarse words;
no address, no version, and nothing that opens the session. The accounts of the demonstration,
which anybody may use, have no rows.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from naervaer.domain.authority import Actor
from naervaer.web.records.accounts.models import OpenSession, User
from naervaer.web.records.audit.services import change_record

LONGEST = timedelta(hours=8)
"""How long a session lasts, however much it is used."""
MOST_OPEN = 10
"""How many sessions an account has at once; one more ends the one longest unused."""
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("CriOS/", "Chrome"),
    ("Safari/", "Safari"),
)
_HANDHELD = ("Mobi", "Android", "iPhone", "iPad")


def open_session_begin(*, user: User, agent: str) -> int | None:
    """Note that a session has begun; return its number, or None where none is kept."""
    if user.standing == User.Standing.DEMO:
        return None
    now = timezone.now()
    begun = OpenSession.objects.create(
        user=user,
        began_at=now,
        seen_at=now,
        browser=next((name for sign, name in _BROWSERS if sign in agent), ""),
        is_handheld=any(sign in agent for sign in _HANDHELD),
    )
    newest = OpenSession.objects.filter(user=user).order_by("-seen_at", "-pk")
    kept = list(newest.values_list("pk", flat=True)[:MOST_OPEN])
    OpenSession.objects.filter(user=user).exclude(pk__in=kept).delete()
    return begun.pk


def open_sessions_of(user: User) -> QuerySet[OpenSession]:
    """Return the sessions that still let somebody in, the one used last first."""
    now = timezone.now()
    idle = timedelta(seconds=settings.SESSION_COOKIE_AGE)
    return OpenSession.objects.filter(
        user=user, seen_at__gt=now - idle, began_at__gt=now - LONGEST
    ).order_by("-seen_at", "-pk")


def is_open(number: int) -> bool:
    """Return whether nobody has ended a session."""
    return OpenSession.objects.filter(pk=number).exists()


def open_session_touch(number: int) -> None:
    """Note that a session was used."""
    OpenSession.objects.filter(pk=number).update(seen_at=timezone.now())


def open_session_forget(number: int | None) -> None:
    """Forget a session that has ended by itself or by signing out."""
    OpenSession.objects.filter(pk=number or 0).delete()


@transaction.atomic
def open_session_end(*, user: User, number: int, actor: Actor) -> bool:
    """End one of an account's sessions; return whether there was one."""
    return _ended(OpenSession.objects.filter(user=user, pk=number), user, actor) > 0


@transaction.atomic
def other_sessions_end(*, user: User, kept: int | None, actor: Actor) -> int:
    """End every session of an account but the one that asks; return how many."""
    others = OpenSession.objects.filter(user=user).exclude(pk=kept or 0)
    return _ended(others, user, actor)


def all_sessions_end(*, user: User) -> None:
    """End every session of an account, as part of a change that is recorded for itself."""
    OpenSession.objects.filter(user=user).delete()


def open_sessions_expire(*, before: datetime) -> int:
    """Delete the rows of sessions last used before a moment; return how many."""
    return OpenSession.objects.filter(seen_at__lt=before).delete()[0]


def _ended(sessions: QuerySet[OpenSession], user: User, actor: Actor) -> int:
    many = sessions.delete()[0]
    if many:
        change_record(
            actor=actor,
            act="account.sessions_end",
            thing=user,
            why="avsluttet av eieren",
            after={"sessions": many},
        )
    return many
