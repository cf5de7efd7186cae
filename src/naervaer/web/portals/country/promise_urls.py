"""Addresses of the promise ledger and the wishes."""

from django.urls import path

from naervaer.web.portals.country import promise_downloads, promise_views, wish_views

urlpatterns = [
    path("lofter/", promise_views.promises, name="promises"),
    path("lofter/lofter.csv", promise_downloads.promises_csv, name="promises_csv"),
    path("lofter/lofter.json", promise_downloads.promises_json, name="promises_json"),
    path("lofter/endringer.atom", promise_downloads.changes_feed, name="promise_changes"),
    path("lofter/<str:promise_id>/", promise_views.promise, name="promise"),
    path("onsker/", wish_views.wishes, name="wishes"),
    path("onsker/nytt/", wish_views.file, name="wish_file"),
    path("onsker/<int:wish_id>/", wish_views.wish, name="wish"),
    path("onsker/<int:wish_id>/svar/", wish_views.answer, name="wish_answer"),
    path("onsker/<int:wish_id>/trekk/", wish_views.withdraw, name="wish_withdraw"),
]
