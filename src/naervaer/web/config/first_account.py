"""Making an account outside the site, as its operator."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from naervaer.domain.authority import SYSTEM, Place, Role
from naervaer.domain.errors import UnusableInputError
from naervaer.web.records.accounts.services import account_create, role_give
from naervaer.web.records.accounts.setup_links import setup_link_make


@transaction.atomic
def account_with_link(*, username: str, full_name: str, roles: list[Role], place: Place) -> str:
    """Return the address within the site at which the new account is set up.

    Raises
    ------
    UnusableInputError
        When the name is taken or cannot be one, or a role lacks its place.
    UnknownNameError
        When the district or the municipality does not exist.

    """
    try:
        user = account_create(username=username, name=full_name, password=None, actor=SYSTEM)
    except ValidationError as error:
        msg = f"the account {username!r} cannot be made: {' '.join(error.messages)}"
        raise UnusableInputError(msg) from None
    why = "naervaer site createuser"
    for role in roles:
        role_give(user=user, role=role, place=place, actor=SYSTEM, why=why)
    token = setup_link_make(user=user, actor=SYSTEM, why=why)
    return reverse("account:setup", args=[token])
