"""Addresses of the entrance."""

from django.urls import path

from naervaer.web.portals.entrance import sign_in_views, views

app_name = "entrance"
urlpatterns = [
    path("", views.front, name="front"),
    path("om/", views.about, name="about"),
    path("tilgjengelighet/", views.accessibility, name="accessibility"),
    path("personvern/", views.privacy, name="privacy"),
    path("sprak/<slug:code>/", views.language, name="language"),
    path("logg-inn/", sign_in_views.sign_in, name="sign_in"),
    path("logg-ut/", sign_in_views.sign_out, name="sign_out"),
]
