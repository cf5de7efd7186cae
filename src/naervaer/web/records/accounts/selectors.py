"""Reading who somebody is and what they may do."""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import Q, QuerySet

from naervaer.domain.authority import ANYBODY, Actor, Grant, Place, Role
from naervaer.web.records.accounts.models import RoleGrant, User


def actor_of(user: object) -> Actor:
    """Return the actor behind a request's user; anybody, where nobody is signed in."""
    if not isinstance(user, User) or not user.is_active or _is_stray_demo(user):
        return ANYBODY
    grants = RoleGrant.objects.filter(user=user, taken_at=None).select_related(
        "district", "municipality__district"
    )
    return Actor(
        account=user.username,
        name=str(user),
        grants=tuple(Grant(Role(one.role), _place(one)) for one in grants),
    )


def _place(grant: RoleGrant) -> Place:
    """Return where a role holds."""
    if grant.municipality is not None:
        return Place(grant.municipality.district.name, grant.municipality.number)
    return Place(grant.district.name if grant.district else None)


def accounts_by_name(words: str = "") -> QuerySet[User]:
    """Return the accounts by name; those whose name or key holds the words, where given."""
    found = User.objects.order_by("last_name", "first_name", "username")
    if not words:
        return found
    return found.filter(
        Q(username__icontains=words)
        | Q(first_name__icontains=words)
        | Q(last_name__icontains=words)
    )


def accounts_in(municipality: str, roles: Iterable[Role]) -> QuerySet[User]:
    """Return the open accounts that hold any of the roles in a municipality."""
    held = {
        "grants__municipality": municipality,
        "grants__role__in": [role.value for role in roles],
        "grants__taken_at": None,
    }
    return User.objects.filter(is_active=True, **held).distinct()


def account_by_key(username: str) -> User | None:
    """Return one account, or None."""
    return User.objects.filter(username=username).first()


def account_by_number(number: int | None) -> User | None:
    """Return one open account by its number in the session, or None."""
    return User.objects.filter(pk=number or 0, is_active=True).first()


def grants_of(user: User) -> QuerySet[RoleGrant]:
    """Return every role an account has or has had, newest first."""
    return user.grants.select_related("district", "municipality__district").order_by("-pk")


def _is_stray_demo(user: User) -> bool:
    """Return whether a demonstration's account is used where there is no demonstration."""
    return user.standing == User.Standing.DEMO and not settings.DEMO
