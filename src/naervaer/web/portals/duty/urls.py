"""Addresses of this portal."""

from django.urls import path

from naervaer.web.portals.duty import (
    deviation_views,
    outcome_views,
    planned_views,
    roster_views,
)

app_name = "duty"
urlpatterns = [
    path("", roster_views.rosters, name="rosters"),
    path("studie/<int:run_id>/", roster_views.adopt_run, name="adopt_run"),
    path("plan/<int:adoption_id>/", roster_views.adoption, name="adoption"),
    path("plan/<int:adoption_id>/uke/", roster_views.adoption_week, name="adoption_week"),
    path(
        "plan/<int:adoption_id>/mening/",
        roster_views.adoption_meaning,
        name="adoption_meaning",
    ),
    path(
        "plan/<int:adoption_id>/kunngjor/",
        roster_views.confirm_adoption,
        name="adoption_confirm",
    ),
    path("plan/<int:adoption_id>/angre/", roster_views.undo_adoption, name="adoption_undo"),
    path(
        "plan/<int:adoption_id>/forkast/",
        roster_views.discard_adoption,
        name="adoption_discard",
    ),
    path("planlagt/", planned_views.planned, name="planned"),
    path("planlagt/<int:row_id>/", planned_views.change, name="change"),
    path("planlagt/<int:row_id>/avlys/", planned_views.cancel, name="cancel"),
    path("planlagt/<int:row_id>/igjen/", planned_views.restore, name="restore"),
    path("bekreft/", outcome_views.to_confirm, name="to_confirm"),
    path("bekreft/alt/", outcome_views.confirm_all, name="confirm_all"),
    path("bekreft/<int:row_id>/", outcome_views.answer, name="answer"),
    path("bekreft/<int:row_id>/ikke-holdt/", outcome_views.not_held, name="not_held"),
    path("svar/<int:outcome_id>/ta-tilbake/", outcome_views.take_back, name="take_back"),
    path("avvik/", deviation_views.deviations, name="deviations"),
    path("avvik/avvik.csv", deviation_views.deviations_csv, name="deviations_csv"),
]
