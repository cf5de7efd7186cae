"""Accounts for the demonstration: one for each role, signed in with one click."""

from django.conf import settings
from django.db import transaction

from naervaer.domain.authority import SYSTEM, TABLE, Place, Reach, Role
from naervaer.web.records.accounts.models import User
from naervaer.web.records.accounts.services import account_create, role_give

SHOWN_AT = Place("Nordland", "1848")


@transaction.atomic
def demo_account(role: Role) -> User | None:
    """Return the demonstration's account for a role; None where there is no demonstration."""
    if not settings.DEMO:
        return None
    username = f"demo-{role}"
    found = User.objects.filter(username=username, standing=User.Standing.DEMO).first()
    if found is not None:
        return found
    user = account_create(username=username, name=f"Demo {role}", password=None, actor=SYSTEM)
    user.standing = User.Standing.DEMO
    user.save(update_fields=["standing"])
    why = "konto for demonstrasjonen"
    role_give(user=user, role=role, place=place_of(role), actor=SYSTEM, why=why)
    return user


def place_of(role: Role) -> Place:
    """Return where the demonstration gives a role: Steigen, Nordland or the country."""
    reaches = set(TABLE[role].values())
    if Reach.OWN_MUNICIPALITY in reaches:
        return SHOWN_AT
    return Place(SHOWN_AT.district) if Reach.OWN_DISTRICT in reaches else Place()
