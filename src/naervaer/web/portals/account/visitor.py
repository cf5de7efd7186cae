"""Who asks, as the views of this portal need them."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from naervaer.web.records.accounts.asking import actor_of
from naervaer.web.records.accounts.passkeys import Origin
from naervaer.web.records.accounts.selectors import account_by_key

if TYPE_CHECKING:
    from naervaer.web.records.accounts.models import User


def user_of_request(request: HttpRequest) -> "User":
    """Return the account that is signed in; a demonstration's account cannot be changed."""
    user = account_by_key(actor_of(request).account or "")
    if user is None or (user.standing == "demo" and request.method == "POST"):
        raise PermissionDenied
    return user


def origin_of(request: HttpRequest) -> Origin:
    """Return where the site stands, as the browser sees it."""
    host = request.get_host()
    return Origin(host.partition(":")[0], f"{request.scheme}://{host}")
