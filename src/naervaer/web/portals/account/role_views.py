"""What each role may do, for everybody to see."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from naervaer.domain.authority import Act
from naervaer.web.portals.account.presenters import RoleRow
from naervaer.web.records.accounts.acts import lets


@lets(Act.SEE_PUBLIC)
def roles(request: HttpRequest) -> HttpResponse:
    """Show the table of roles, acts and reaches in plain words."""
    return render(
        request, "account/roles.html", {"rows": RoleRow.all(), "open": RoleRow.open()}
    )
