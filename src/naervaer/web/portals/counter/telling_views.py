"""What could not be sent and must be told by phone."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from naervaer.domain.authority import Act
from naervaer.domain.errors import NaervaerError
from naervaer.web.interface.labels import said
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import actor_of
from naervaer.web.records.notices.selectors import (
    mail_is_connected,
    notice_to_tell,
    notices_to_tell,
)
from naervaer.web.records.notices.services import notice_tell


@never_cache
@lets(Act.SERVE_COUNTER)
def to_tell(request: HttpRequest) -> HttpResponse:
    """Show the messages that somebody must tell by phone."""
    found = notices_to_tell(actor_of(request))
    rows = [{"notice": one, "kind": said(one.kind)} for one in found]
    shown = {"rows": rows, "mail_is_connected": mail_is_connected()}
    return render(request, "counter/to_tell.html", shown)


@require_POST
@lets(Act.SERVE_COUNTER)
def told(request: HttpRequest, notice_id: int) -> HttpResponse:
    """Note that the person has been told."""
    notice = notice_to_tell(actor_of(request), notice_id)
    if notice is None:
        raise Http404
    try:
        notice_tell(notice=notice, actor=actor_of(request))
    except NaervaerError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Notert: personen har fått beskjed."))
    return redirect("counter:to_tell")
