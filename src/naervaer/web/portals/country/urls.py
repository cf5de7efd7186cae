"""Addresses of this portal."""

from django.urls import path

from naervaer.web.portals.country import map_views, promise_urls, scenario_views

app_name = "country"
urlpatterns = [
    path("kart/", map_views.national_map, name="map"),
    path("kart/scenario/", scenario_views.scenario, name="scenario"),
    path("kart/bilde.svg", map_views.drawing, name="map_drawing"),
    path("kart/omriss-<slug:stamp>.json", map_views.shapes, name="map_shapes"),
    *promise_urls.urlpatterns,
]
