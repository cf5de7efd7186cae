"""Pages for what cannot be answered, in the reader's language and with a way on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def unusable(request: HttpRequest, exception: object = None) -> HttpResponse:  # noqa: ARG001 - Django names it
    """Answer a request that cannot be understood."""
    said = _("Forespørselen kunne ikke leses. Gå tilbake og prøv på nytt.")
    return _page(request, 400, _("Ugyldig forespørsel"), said)


def refused(request: HttpRequest, exception: object = None) -> HttpResponse:  # noqa: ARG001 - Django names it
    """Answer somebody who may not see or do this."""
    said = _("Rollen din gir ikke adgang til dette. Forsøket er logget.")
    return _page(request, 403, _("Ingen adgang"), said)


def unknown(request: HttpRequest, exception: object = None) -> HttpResponse:  # noqa: ARG001 - Django names it
    """Answer an address that leads nowhere."""
    said = _("Siden finnes ikke, eller den er flyttet.")
    return _page(request, 404, _("Fant ikke siden"), said)


def failed(request: HttpRequest) -> HttpResponse:
    """Answer when the site itself failed."""
    said = _("Noe gikk galt hos oss. Prøv igjen om litt.")
    return _page(request, 500, _("Feil"), said)


def _page(request: HttpRequest, status: int, title: str, said: str) -> HttpResponse:
    """Return the page."""
    shown = {"heading": title, "said": said}
    return render(request, "entrance/refusal.html", shown, status=status)
