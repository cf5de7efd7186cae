"""The own message box."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from naervaer.domain.authority import Act
from naervaer.web.interface.labels import said
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import actor_of
from naervaer.web.records.notices.selectors import message_box
from naervaer.web.records.notices.services import notices_read


@never_cache
@lets(Act.SEE_OWN_ACCOUNT)
def messages(request: HttpRequest) -> HttpResponse:
    """Show the messages to the one who is signed in, and note that they are read."""
    actor, now = actor_of(request), timezone.now()
    rows = [{"notice": one, "kind": said(one.kind)} for one in message_box(actor, now=now)]
    notices_read(account=actor.account or "", now=now)
    return render(request, "account/messages.html", {"rows": rows})
