"""One-time codes (TOTP, RFC 6238) and recovery codes."""

import secrets

import pyotp
from django.db import transaction
from django.utils import timezone

from naervaer.domain.authority import Actor
from naervaer.web.records.accounts.models import OneTimeCodes, RecoveryCode, User
from naervaer.web.records.accounts.sealing import keyed_hash, sealed, unsealed
from naervaer.web.records.audit.services import change_record

ISSUER = "Nærvær"
RECOVERY_CODES = 10
_STEP_SECONDS = 30
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def codes_begin(*, user: User) -> str:
    """Return the address (otpauth) an authenticator app reads; the secret is kept sealed.

    Asked again before the first code has been confirmed, it gives the same secret.
    """
    codes, _ = OneTimeCodes.objects.get_or_create(
        user=user, defaults={"sealed_secret": sealed(pyotp.random_base32())}
    )
    secret = pyotp.TOTP(unsealed(codes.sealed_secret))
    return secret.provisioning_uri(name=user.username, issuer_name=ISSUER)


@transaction.atomic
def codes_confirm(*, user: User, code: str, actor: Actor) -> list[str]:
    """Switch one-time codes on; return the recovery codes, or none where the code is wrong."""
    if not code_accept(user=user, code=code, is_confirmed=False):
        return []
    OneTimeCodes.objects.filter(user=user).update(is_confirmed=True)
    change_record(actor=actor, act="account.codes_on", thing=user, why="ny engangskode")
    return recovery_codes_make(user=user)


@transaction.atomic
def codes_remove(*, user: User, actor: Actor, why: str) -> None:
    """Switch one-time codes off and forget the recovery codes."""
    OneTimeCodes.objects.filter(user=user).delete()
    RecoveryCode.objects.filter(user=user).delete()
    change_record(actor=actor, act="account.codes_off", thing=user, why=why)


def has_codes(user: User) -> bool:
    """Return whether an account has confirmed one-time codes."""
    return OneTimeCodes.objects.filter(user=user, is_confirmed=True).exists()


def code_accept(*, user: User, code: str, is_confirmed: bool = True) -> bool:
    """Return whether the code fits now; one that has been used does not fit again."""
    codes = OneTimeCodes.objects.filter(user=user, is_confirmed=is_confirmed).first()
    if codes is None:
        return False
    totp = pyotp.TOTP(unsealed(codes.sealed_secret))
    step = int(timezone.now().timestamp()) // _STEP_SECONDS
    for near in (step, step - 1, step + 1):
        if secrets.compare_digest(totp.at(near * _STEP_SECONDS), code.strip()):
            unused = OneTimeCodes.objects.filter(pk=codes.pk, last_step__lt=near)
            return bool(unused.update(last_step=near))
    return False


@transaction.atomic
def recovery_codes_make(*, user: User) -> list[str]:
    """Return new recovery codes; the old ones stop working."""
    RecoveryCode.objects.filter(user=user).delete()
    made = [
        "-".join("".join(secrets.choice(_LETTERS) for _ in range(5)) for _ in range(3))
        for _ in range(RECOVERY_CODES)
    ]
    RecoveryCode.objects.bulk_create(
        RecoveryCode(user=user, code_hash=_hash(user, code)) for code in made
    )
    return made


def recovery_code_use(*, user: User, code: str) -> bool:
    """Return whether the code was one of the account's unused ones; it is used now."""
    fitting = RecoveryCode.objects.filter(
        user=user, code_hash=_hash(user, code.strip().lower()), used_at=None
    )
    return bool(fitting.update(used_at=timezone.now()))


def _hash(user: User, code: str) -> str:
    """Return a recovery code as it is kept: 15 random letters need no slow hash."""
    return keyed_hash("recovery", f"{user.pk} {code}")
