"""Addresses of the open figures."""

from django.urls import path

from naervaer.web.portals.figures import views

app_name = "figures"
urlpatterns = [
    path("", views.catalogue, name="catalogue"),
    path("metode/", views.method, name="method"),
    path("publiser/", views.publish, name="publish"),
    path("katalog.<slug:form>", views.graph, name="graph"),
    path("api/", views.interface, name="interface"),
    path("<slug:slug>/", views.series, name="series"),
    path("<slug:slug>/siste.<slug:form>", views.newest, name="newest"),
    path("<slug:slug>/<int:number>.<slug:form>", views.file, name="file"),
]
