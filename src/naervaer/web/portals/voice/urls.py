"""Addresses of the voice of inhabitants."""

from django.urls import path

from naervaer.web.portals.voice import need_views, public_views, staff_views

app_name = "voice"
urlpatterns = [
    path("", public_views.index, name="index"),
    path("runde/<int:round_id>/", public_views.round_page, name="round"),
    path("runde/<int:round_id>/svar/", public_views.survey, name="survey"),
    path("takk/", public_views.thanks, name="thanks"),
    path("behov/", public_views.needs, name="needs"),
    path("behov/meld/", public_views.report, name="report"),
    path("arbeid/", staff_views.work, name="work"),
    path("arbeid/ny/", staff_views.hold, name="hold"),
    path("arbeid/runde/<int:round_id>/", staff_views.manage, name="manage"),
    path("arbeid/runde/<int:round_id>/papir/", staff_views.paper, name="paper"),
    path("arbeid/runde/<int:round_id>/lukk/", staff_views.close, name="close"),
    path("arbeid/runde/<int:round_id>/svar/", staff_views.answer, name="answer"),
    path("arbeid/folketall/<str:number>/", staff_views.people, name="people"),
    path("arbeid/behov/", need_views.need_work, name="need_work"),
    path("arbeid/behov/<int:need_id>/", need_views.need_answer, name="need_answer"),
]
