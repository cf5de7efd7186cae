"""The front page, the language, and the pages about the site."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from naervaer.domain.authority import Act
from naervaer.web.interface.addresses import way_back
from naervaer.web.portals.entrance.presenters import RetentionRow
from naervaer.web.portals.entrance.public_pages import AboutPage, FrontPage
from naervaer.web.records.accounts.acts import lets


@lets(Act.SEE_PUBLIC)
def front(request: HttpRequest) -> HttpResponse:
    """Show what the site answers, and the way in for each reader."""
    return render(request, "entrance/front.html", {"page": FrontPage.now()})


@lets(Act.SEE_PUBLIC)
def about(request: HttpRequest) -> HttpResponse:
    """Show what the site is and where its figures come from."""
    return render(request, "entrance/about.html", {"page": AboutPage.now()})


@lets(Act.SEE_PUBLIC)
def accessibility(request: HttpRequest) -> HttpResponse:
    """Show the accessibility statement."""
    return render(request, "entrance/accessibility.html")


@lets(Act.SEE_PUBLIC)
def privacy(request: HttpRequest) -> HttpResponse:
    """Show what is kept about visitors, and for how long."""
    return render(request, "entrance/privacy.html", {"rows": RetentionRow.all()})


@lets(Act.SEE_PUBLIC)
def language(request: HttpRequest, code: str) -> HttpResponse:
    """Remember the language and go back to the page one came from."""
    if code not in dict(settings.LANGUAGES):
        raise Http404
    response = HttpResponseRedirect(way_back(request, request.GET.get("til", "/")))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
        secure=request.is_secure(),
    )
    return response
