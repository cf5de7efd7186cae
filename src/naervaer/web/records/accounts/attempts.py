"""How often somebody may try to sign in: counted per account and per address.

An attempt is written down before the password is looked at, so that many at once do not slip
past the count. Addresses are kept as keyed hashes, and for a day at most.
"""

from datetime import datetime, timedelta

from django.utils import timezone

from naervaer.domain.authority import Actor
from naervaer.domain.errors import RuleBrokenError
from naervaer.web.records.accounts.models import SignInAttempt
from naervaer.web.records.accounts.sealing import keyed_hash
from naervaer.web.records.audit.services import refusal_record

WINDOW = timedelta(minutes=15)
MOST_PER_ACCOUNT = 5
MOST_PER_ADDRESS = 50


class TooManyAttemptsError(RuleBrokenError):
    """Somebody has tried to sign in too often; they may try again in a quarter of an hour."""


def attempt_count(*, username: str, address: str) -> None:
    """Write an attempt down.

    Raises
    ------
    TooManyAttemptsError
        When the account or the address has had its share within the window.

    """
    limits = {_account_key(username): MOST_PER_ACCOUNT, _address_key(address): MOST_PER_ADDRESS}
    since = timezone.now() - WINDOW
    SignInAttempt.objects.bulk_create([SignInAttempt(key=key) for key in limits])
    for key, most in limits.items():
        tried = SignInAttempt.objects.filter(key=key, at__gte=since).count()
        if tried > most:
            minutes = int(WINDOW.total_seconds() // 60)
            msg = f"{tried} attempts within {minutes} minutes, expected at most {most}."
            raise TooManyAttemptsError(msg)


def attempts_forget(*, username: str) -> None:
    """Forget an account's attempts once somebody has signed in."""
    SignInAttempt.objects.filter(key=_account_key(username)).delete()


def failure_record(*, username: str, address: str) -> None:
    """Remember a failed sign-in among the refusals, by the account that was tried."""
    refusal_record(actor=Actor(account=username[:150]), act="sign_in", address=address)


def attempts_expire(*, before: datetime) -> int:
    """Delete the attempts from before a moment; return how many."""
    return SignInAttempt.objects.filter(at__lt=before).delete()[0]


def _account_key(username: str) -> str:
    return keyed_hash("attempt", f"account {username.casefold()}")


def _address_key(address: str) -> str:
    return keyed_hash("attempt", f"address {address}")
