"""Making accounts and giving roles."""

from django.db import transaction
from django.utils import timezone

from naervaer.domain.authority import Actor, Grant, Place, Role
from naervaer.domain.errors import UnknownNameError
from naervaer.web.records.accounts.models import RoleGrant, User
from naervaer.web.records.accounts.open_sessions import all_sessions_end
from naervaer.web.records.areas.selectors import districts_all, municipality_by_number
from naervaer.web.records.audit.services import change_record


@transaction.atomic
def account_create(*, username: str, name: str, password: str | None, actor: Actor) -> User:
    """Make an account without roles; without a password it is used through OpenID Connect."""
    first, _, last = name.partition(" ")
    user = User(username=username, first_name=first, last_name=last)
    user.set_password(password)
    user.full_clean(exclude=["password"])
    user.save()
    change_record(actor=actor, act="account.create", thing=user, why="ny konto")
    return user


@transaction.atomic
def role_give(*, user: User, role: Role, place: Place, actor: Actor, why: str) -> RoleGrant:
    """Give somebody a role at a place.

    Raises
    ------
    UnusableInputError
        When the role needs a district or a municipality and none is named.
    UnknownNameError
        When the district or the municipality does not exist.

    """
    Grant(role, place)
    district = municipality = None
    if place.municipality is not None:
        municipality = municipality_by_number(place.municipality)
        if municipality is None:
            msg = f"municipality {place.municipality!r} does not exist, expected its number."
            raise UnknownNameError(msg)
    elif place.district is not None:
        district = districts_all().filter(name=place.district).first()
        if district is None:
            names = ", ".join(districts_all().values_list("name", flat=True))
            msg = f"district {place.district!r} does not exist, expected one of {names}."
            raise UnknownNameError(msg)
    grant = RoleGrant.objects.create(
        user=user, role=role.value, district=district, municipality=municipality
    )
    change_record(
        actor=actor,
        act="role.give",
        thing=grant,
        why=why,
        after={"account": user.username, "role": role.value, "where": str(grant)},
    )
    return grant


@transaction.atomic
def account_close(*, user: User, actor: Actor, why: str) -> None:
    """Close an account: nobody signs in with it any more; what it did stays in the history."""
    user.is_active = False
    user.save(update_fields=["is_active"])
    all_sessions_end(user=user)
    change_record(actor=actor, act="account.close", thing=user, why=why)


@transaction.atomic
def account_open(*, user: User, actor: Actor, why: str) -> None:
    """Open a closed account again."""
    user.is_active = True
    user.save(update_fields=["is_active"])
    change_record(actor=actor, act="account.open", thing=user, why=why)


@transaction.atomic
def role_take(*, grant: RoleGrant, actor: Actor, why: str) -> None:
    """Take a role back; the row stays as history."""
    grant.taken_at = timezone.now()
    grant.save(update_fields=["taken_at"])
    before = {"account": grant.user.username, "role": grant.role, "where": str(grant)}
    change_record(actor=actor, act="role.take", thing=grant, why=why, before=before)
