"""Inhabitants' accounts: made when somebody signs in through ID-porten, without roles."""

import secrets
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from naervaer.domain.authority import SYSTEM
from naervaer.web.records.accounts.identities import identity_hash
from naervaer.web.records.accounts.models import OutsideIdentity, User
from naervaer.web.records.accounts.services import account_create


@transaction.atomic
def inhabitant_account(*, issuer: str, subject: str) -> User:
    """Return the account of an inhabitant, made at the first visit; it never gets a role."""
    hashed = identity_hash(issuer, "sub", subject)
    known = OutsideIdentity.objects.filter(issuer=issuer, subject_hash=hashed).first()
    if known is not None:
        return known.user
    user = account_create(
        username=f"innbygger-{secrets.token_hex(8)}",
        name="Innbygger",
        password=None,
        actor=SYSTEM,
    )
    user.standing = User.Standing.INHABITANT
    user.save(update_fields=["standing"])
    OutsideIdentity.objects.create(user=user, issuer=issuer, subject_hash=hashed)
    return user


def inhabitants_expire(*, before: datetime) -> int:
    """Delete the inhabitants' accounts not used since a moment; return how many rows."""
    unused = Q(last_login__lt=before) | Q(last_login=None, date_joined__lt=before)
    return User.objects.filter(unused, standing=User.Standing.INHABITANT).delete()[0]
