"""Addresses of this portal: the public pages, then each municipality's room."""

from typing import Any

from django.urls import include, path

from naervaer.web.portals.council import (
    action_views,
    agreement_views,
    evaluation_views,
    meeting_views,
    public_views,
    room_views,
)

app_name = "council"
_meeting: list[Any] = [
    path("", meeting_views.meeting, name="meeting"),
    path("sak/", meeting_views.item_new, name="item_new"),
    path("holdt/", meeting_views.hold, name="meeting_hold"),
    path("avlys/", meeting_views.cancel, name="meeting_cancel"),
    path("vedtak/", meeting_views.decision_new, name="decision_new"),
]
_agreement: list[Any] = [
    path("", agreement_views.agreement, name="agreement"),
    path("forpliktelse/", agreement_views.obligation_new, name="obligation_new"),
    path("politiet-underskriver/", agreement_views.sign_police, name="sign_police"),
    path("kommunen-underskriver/", agreement_views.sign_municipality, name="sign_municipality"),
    path("avslutt/", agreement_views.end, name="agreement_end"),
    path("avvik/", agreement_views.deviations, name="deviations"),
    path("avvik.csv", agreement_views.deviations_csv, name="deviations_csv"),
]
_evaluation: list[Any] = [
    path("", evaluation_views.evaluation, name="evaluation"),
    path("vurdering/", evaluation_views.assess, name="assess"),
    path("send/", evaluation_views.submit, name="evaluation_submit"),
    path("evaluering.pdf", evaluation_views.sheet, name="evaluation_sheet"),
    path("evaluering.<str:form>", evaluation_views.data, name="evaluation_data"),
]
_room: list[Any] = [
    path("", room_views.room, name="room"),
    path("opprett/", room_views.register, name="register"),
    path("medlemmer/nytt/", room_views.member_new, name="member_new"),
    path("medlemmer/<int:member_id>/slutt/", room_views.member_end, name="member_end"),
    path("arshjul/", room_views.year, name="year"),
    path("arshjul/<str:step>/gjort/", room_views.step_mark, name="step_mark"),
    path("bilde/", room_views.picture, name="picture"),
    path("moter/nytt/", meeting_views.meeting_new, name="meeting_new"),
    path("moter/<int:meeting_id>/", include(_meeting)),
    path("vedtak/<int:decision_id>/tiltak/", action_views.action_new, name="action_new"),
    path("tiltak/", action_views.actions, name="actions"),
    path("tiltak/<int:action_id>/", action_views.action, name="action"),
    path("tiltak/<int:action_id>/flytt/", action_views.move, name="action_move"),
    path("tiltak/<int:action_id>/frist/", action_views.postpone, name="action_postpone"),
    path("avtaler/", agreement_views.agreements, name="agreements"),
    path("avtaler/ny/", agreement_views.agreement_new, name="agreement_new"),
    path("avtaler/<int:agreement_id>/", include(_agreement)),
    path(
        "forpliktelser/<int:obligation_id>/fjern/",
        agreement_views.obligation_remove,
        name="obligation_remove",
    ),
    path(
        "forpliktelser/<int:obligation_id>/<str:stretch>/grunn/",
        agreement_views.reason_new,
        name="reason_new",
    ),
    path("evaluering/", evaluation_views.evaluations, name="evaluations"),
    path("evaluering/<int:year>/", include(_evaluation)),
]
urlpatterns = [
    path("", public_views.councils, name="list"),
    path("rom/", room_views.rooms, name="rooms"),
    path("<slug:which>/", public_views.council_page, name="page"),
    path("<slug:which>/kalender.ics", public_views.calendar, name="calendar"),
    path("<slug:which>/rom/", include(_room)),
]
