"""Addresses of this portal."""

from django.urls import path

from naervaer.web.portals.municipality import views

app_name = "municipality"
urlpatterns = [
    path("", views.municipality_list, name="list"),
    path("<slug:which>/", views.municipality_page, name="page"),
    path("<slug:which>/ark.pdf", views.sheet, name="sheet"),
]
