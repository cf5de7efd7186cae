"""Links that let somebody choose a password, once."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from naervaer.domain.authority import Actor
from naervaer.domain.errors import UnknownNameError
from naervaer.web.records.accounts.models import SetupLink, User
from naervaer.web.records.accounts.open_sessions import all_sessions_end
from naervaer.web.records.audit.services import change_record

LASTS = timedelta(days=3)


@transaction.atomic
def setup_link_make(*, user: User, actor: Actor, why: str) -> str:
    """Return the token of a new link; the links the account had stop working."""
    SetupLink.objects.filter(user=user, used_at=None).update(used_at=timezone.now())
    token = secrets.token_urlsafe(32)
    SetupLink.objects.create(user=user, token_hash=_hash(token), ends_at=timezone.now() + LASTS)
    change_record(actor=actor, act="account.setup_link", thing=user, why=why)
    return token


def setup_link_user(token: str) -> User | None:
    """Return whose link it is, or None where it is unknown, used or too old."""
    link = _open_links().filter(token_hash=_hash(token)).select_related("user").first()
    return link.user if link and link.user.is_active else None


@transaction.atomic
def setup_link_use(*, token: str, password: str) -> User:
    """Set the password chosen and close the link.

    Raises
    ------
    UnknownNameError
        When the link is unknown, used or too old.
    ValidationError
        When the password is too weak.

    """
    user = setup_link_user(token)
    if user is None or not _open_links().filter(token_hash=_hash(token)).update(
        used_at=timezone.now()
    ):
        msg = "the set-up link is unknown, used or too old, expected one that is open."
        raise UnknownNameError(msg)
    validate_password(password, user)
    user.set_password(password)
    user.save(update_fields=["password"])
    all_sessions_end(user=user)
    change_record(
        actor=Actor(account=user.username, name=str(user)),
        act="account.password",
        thing=user,
        why="oppsett",
    )
    return user


def setup_links_expire(*, before: datetime) -> int:
    """Delete the links that ended before a moment; return how many."""
    return SetupLink.objects.filter(ends_at__lt=before).delete()[0]


def _open_links() -> QuerySet[SetupLink]:
    return SetupLink.objects.filter(used_at=None, ends_at__gt=timezone.now())


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
