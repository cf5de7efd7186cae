"""Addresses of the guide to sharing and of the log of disclosures."""

from django.urls import path

from naervaer.web.portals.sharing import note_views, views

app_name = "sharing"
urlpatterns = [
    path("", views.guide, name="guide"),
    path("veileder/", views.step, name="start"),
    path("veileder/<path:way>", views.step, name="step"),
    path("nedtegnelse/", note_views.note, name="note"),
    path("logg/", note_views.log, name="log"),
    path("logg/utleveringer.csv", note_views.log_csv, name="log_csv"),
    path("logg/<int:number>/", note_views.entry, name="entry"),
]
