"""Every address of the site, by audience."""

from django.urls import include, path

from naervaer.web.config.plain_http import INTERFACE
from naervaer.web.portals.figures.api import urls as figures_interface

urlpatterns = [
    path("", include("naervaer.web.portals.entrance.urls")),
    path("analyse/", include("naervaer.web.portals.analysis.urls")),
    path("", include("naervaer.web.portals.account.urls")),
    path("administrasjon/", include("naervaer.web.portals.administration.urls")),
    path("landet/", include("naervaer.web.portals.country.urls")),
    path("distrikt/", include("naervaer.web.portals.district.urls")),
    path("kommune/", include("naervaer.web.portals.municipality.urls")),
    path("finn/", include("naervaer.web.portals.inhabitant.urls")),
    path("politirad/", include("naervaer.web.portals.council.urls")),
    path("kontakt/", include("naervaer.web.portals.contact.urls")),
    path("vakt/", include("naervaer.web.portals.duty.urls")),
    path("deling/", include("naervaer.web.portals.sharing.urls")),
    path("stemmen/", include("naervaer.web.portals.voice.urls")),
    path("time/", include("naervaer.web.portals.booking.urls")),
    path("skranke/", include("naervaer.web.portals.counter.urls")),
    path(INTERFACE, figures_interface),
    path("tall/", include("naervaer.web.portals.figures.urls")),
]

handler400 = "naervaer.web.portals.entrance.refusals.unusable"
handler403 = "naervaer.web.portals.entrance.refusals.refused"
handler404 = "naervaer.web.portals.entrance.refusals.unknown"
handler500 = "naervaer.web.portals.entrance.refusals.failed"
