"""Addresses of this portal."""

from django.urls import path

from naervaer.web.portals.contact import (
    plan_views,
    public_views,
    reply_views,
    request_views,
    staff_views,
)

app_name = "contact"
urlpatterns = [
    path("", public_views.find, name="find"),
    path("stillinger/", staff_views.posts, name="posts"),
    path("stillinger/stillinger.csv", staff_views.posts_csv, name="posts_csv"),
    path("stillinger/ny/", staff_views.open_post, name="open_post"),
    path("stillinger/<int:post_id>/", staff_views.change_post, name="change_post"),
    path("stillinger/<int:post_id>/slutt/", staff_views.end_post, name="end_post"),
    path("studier/", plan_views.studies, name="studies"),
    path("studier/<int:run_id>/<slug:slug>/", plan_views.compare, name="compare"),
    path("planer/<int:plan_id>/angre/", plan_views.undo, name="plan_undo"),
    path("henvendelser/", reply_views.requests, name="requests"),
    path("henvendelser/<int:request_id>/", reply_views.reply, name="reply"),
    path("svar/", request_views.find_reply, name="find_reply"),
    path("svar/<str:link>/", request_views.follow, name="follow"),
    path("svar/<str:link>/trekk/", request_views.withdraw, name="withdraw"),
    path("<str:which>/skriv/", request_views.ask, name="ask"),
    path("<str:which>/", public_views.page, name="page"),
]
