"""Who asks, and where they may do what."""

from django.http import HttpRequest

from naervaer.domain.authority import Act
from naervaer.web.records.accounts.asking import actor_of
from naervaer.web.records.areas.selectors import municipalities_within


def offered(request: HttpRequest, act: Act) -> list[tuple[str, str]]:
    """Return the municipalities the actor may do the act for, as choices."""
    found = municipalities_within(actor_of(request).reach(act))
    return [(one.number, one.name) for one in found]
