"""Programs are refused plain http where https is required.

A reader's browser is sent on to https. A program that is sent on never learns that it asked in
the clear, and does so again every time; it is told instead.
"""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse

INTERFACE = "tall/api/v1/"
"""Where the interface for programs stands."""


class PlainHttpMiddleware:
    """Refuse the interface for programs over http; it stands before what sends readers on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, or say that it must come over https."""
        is_interface = request.path_info.startswith(f"/{INTERFACE}")
        if is_interface and settings.SECURE_SSL_REDIRECT and not request.is_secure():
            said = {"detail": "This interface is asked over https only."}
            return JsonResponse(said, status=HTTPStatus.FORBIDDEN)
        return self.get_response(request)
