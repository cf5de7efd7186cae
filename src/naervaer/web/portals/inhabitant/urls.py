"""Addresses of the inhabitant's door."""

from django.urls import path

from naervaer.web.portals.inhabitant import door_views, helper_views

app_name = "inhabitant"
urlpatterns = [
    path("", door_views.door, name="door"),
    path("her/", door_views.here, name="here"),
    path("a-til-a/", helper_views.index, name="index"),
    path("hjelp-meg/", helper_views.choose, name="choose"),
    path("hjelp-meg/<path:way>", helper_views.choose, name="choose_on"),
    path("pass/", helper_views.passport, name="passport"),
    path("rettshjelp/", helper_views.legal_aid, name="legal_aid"),
    path("politihogskolen/", helper_views.academy, name="academy"),
    path("apen-dag/", helper_views.open_days, name="open_days"),
    path("sted/<slug:key>/", door_views.point, name="point"),
    path("sted/<slug:key>/adkomst/", door_views.facility, name="facility"),
]
