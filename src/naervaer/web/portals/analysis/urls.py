"""Addresses of the analysts' room."""

from django.urls import path

from naervaer.web.portals.analysis import views

app_name = "analysis"
urlpatterns = [
    path("", views.runs, name="runs"),
    path("ny/", views.ask, name="ask"),
    path("sammenlign/", views.compare, name="compare"),
    path("<int:run_id>/", views.run, name="run"),
    path("<int:run_id>/avbryt/", views.cancel, name="cancel"),
    path("<int:run_id>/publiser/", views.publish, name="publish"),
    path("<int:run_id>/rapport/", views.report, name="report"),
    path("<int:run_id>/fil/<path:name>", views.file, name="file"),
]
