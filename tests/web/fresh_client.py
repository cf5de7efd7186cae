"""A browser in which somebody has just signed in, or signed in a while ago."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.test import Client
from django.utils import timezone

if TYPE_CHECKING:
    from naervaer.web.records.accounts.models import User


def fresh_client(user: "User") -> Client:
    """Return a browser in which somebody signed in this moment."""
    client = Client()
    client.force_login(user)
    signed_in_ago(client, timedelta())
    return client


def signed_in_ago(client: Client, ago: timedelta) -> None:
    """Let the sign-in of a browser's session be so long ago."""
    session = client.session
    session["sure"] = (timezone.now() - ago).timestamp()
    session.save()
