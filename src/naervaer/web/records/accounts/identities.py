"""Who an account is at Ansattporten: mapped by an administrator, kept as a keyed hash."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from naervaer.domain.authority import Actor
from naervaer.domain.errors import RuleBrokenError, UnusableInputError
from naervaer.web.records.accounts.models import OutsideIdentity, User
from naervaer.web.records.accounts.sealing import keyed_hash
from naervaer.web.records.audit.services import change_record

CLAIMS = ("pid", "email")
"""What a member of staff can be known by."""


def identity_hash(issuer: str, claim: str, value: str) -> str:
    """Return who somebody is at an issuer, as it is kept."""
    return keyed_hash("identity", f"{issuer} {claim} {value.strip().casefold()}")


@transaction.atomic
def identity_map(
    *, user: User, issuer: str, claim: str, value: str, actor: Actor, why: str
) -> OutsideIdentity:
    """Say that an account is this person at the issuer.

    Raises
    ------
    UnusableInputError
        When the claim is none that staff are known by, or the value is empty.
    RuleBrokenError
        When the person has another account already.

    """
    if claim not in CLAIMS or not value.strip():
        msg = f"claim {claim!r} with {len(value)} characters, expected pid or email."
        raise UnusableInputError(msg)
    hashed = identity_hash(issuer, claim, value)
    if OutsideIdentity.objects.filter(issuer=issuer, subject_hash=hashed).exists():
        msg = "the person has an account already, expected one account for each."
        raise RuleBrokenError(msg)
    made = OutsideIdentity.objects.create(user=user, issuer=issuer, subject_hash=hashed)
    change_record(actor=actor, act="account.identity", thing=user, why=why)
    return made


def staff_account(*, issuer: str, claims: Mapping[str, Any]) -> User | None:
    """Return the account mapped to somebody, or None where no administrator has done so.

    An e-mail address counts only where the issuer says that it is verified.
    """
    known = {name: str(claims[name]) for name in CLAIMS if claims.get(name)}
    if claims.get("email_verified") is not True:
        known.pop("email", None)
    hashes = [identity_hash(issuer, name, value) for name, value in known.items()]
    mapped = OutsideIdentity.objects.filter(issuer=issuer, subject_hash__in=hashes)
    users = {one.user for one in mapped.select_related("user") if one.user.is_active}
    return users.pop() if len(users) == 1 else None
