"""Passkeys (WebAuthn): signing in with what the device keeps, and nothing to phish."""

import json
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from naervaer.domain.authority import Actor
from naervaer.domain.errors import UnusableInputError
from naervaer.web.records.accounts.models import Passkey, User
from naervaer.web.records.audit.services import change_record

_VERIFIED = UserVerificationRequirement.REQUIRED


@dataclass(frozen=True, slots=True)
class Asked:
    """What a browser is asked for, and the challenge its answer must carry."""

    options: dict[str, Any]
    challenge: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the site stands, as the browser sees it: name of the host, and the whole origin."""

    host: str
    address: str


def registration_ask(*, user: User, origin: Origin) -> Asked:
    """Ask the browser to make a passkey for an account."""
    options = generate_registration_options(
        rp_id=origin.host,
        rp_name="Nærvær",
        user_id=f"naervaer-{user.pk}".encode(),
        user_name=user.username,
        user_display_name=str(user),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=_VERIFIED
        ),
        exclude_credentials=[
            PublicKeyCredentialDescriptor(id=base64url_to_bytes(one.credential_id))
            for one in user.passkeys.all()
        ],
    )
    return _asked(options, options.challenge)


@transaction.atomic
def passkey_add(
    *, user: User, answer: str, challenge: str, origin: Origin, name: str, actor: Actor
) -> Passkey:
    """Keep the public half of a passkey the browser has made.

    Raises
    ------
    UnusableInputError
        When the answer does not fit what was asked.

    """
    try:
        made = verify_registration_response(
            credential=answer,
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=origin.host,
            expected_origin=origin.address,
            require_user_verification=True,
        )
    except WebAuthnException as error:
        msg = f"the passkey cannot be used: {error}"
        raise UnusableInputError(msg) from None
    passkey = Passkey.objects.create(
        user=user,
        name=name.strip()[:60] or "Passnøkkel",
        credential_id=bytes_to_base64url(made.credential_id),
        public_key=bytes_to_base64url(made.credential_public_key),
        sign_count=made.sign_count,
    )
    change_record(actor=actor, act="account.passkey_on", thing=user, why=passkey.name)
    return passkey


def sign_in_ask(*, origin: Origin) -> Asked:
    """Ask the browser for any passkey it has for this site."""
    options = generate_authentication_options(rp_id=origin.host, user_verification=_VERIFIED)
    return _asked(options, options.challenge)


@transaction.atomic
def passkey_user(*, answer: str, challenge: str, origin: Origin) -> User:
    """Return who signs in with a passkey.

    Raises
    ------
    UnusableInputError
        When the passkey is unknown or the answer does not fit what was asked.

    """
    try:
        given = str(json.loads(answer)["id"])
        passkey = Passkey.objects.select_for_update().get(credential_id=given)
        used = verify_authentication_response(
            credential=answer,
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=origin.host,
            expected_origin=origin.address,
            credential_public_key=base64url_to_bytes(passkey.public_key),
            credential_current_sign_count=passkey.sign_count,
            require_user_verification=True,
        )
    except (ValueError, KeyError, TypeError, Passkey.DoesNotExist, WebAuthnException) as error:
        msg = f"the passkey cannot be used: {error}"
        raise UnusableInputError(msg) from None
    if not passkey.user.is_active:
        msg = "the account is closed, expected an open one."
        raise UnusableInputError(msg)
    passkey.sign_count, passkey.used_at = used.new_sign_count, timezone.now()
    passkey.save(update_fields=["sign_count", "used_at"])
    return passkey.user


@transaction.atomic
def passkey_remove(*, user: User, passkey_id: int, actor: Actor) -> None:
    """Forget one of the account's own passkeys; others' are not touched."""
    if Passkey.objects.filter(user=user, pk=passkey_id).delete()[0]:
        change_record(actor=actor, act="account.passkey_off", thing=user, why="fjernet")


def _asked(options: Any, challenge: bytes) -> Asked:
    return Asked(json.loads(options_to_json(options)), bytes_to_base64url(challenge))
