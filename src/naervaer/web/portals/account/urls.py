"""Addresses of signing in and the own account."""

from django.urls import path

from naervaer.web.portals.account import (
    message_views,
    openid_views,
    own_views,
    passkey_views,
    role_views,
    second_step_views,
    session_views,
)

app_name = "account"
urlpatterns = [
    path("roller/", role_views.roles, name="roles"),
    path("logg-inn/kode/", second_step_views.code, name="code"),
    path("logg-inn/demo/", second_step_views.demo, name="demo"),
    path("logg-inn/nokkel/", passkey_views.options, name="passkey_options"),
    path("logg-inn/nokkel/svar/", passkey_views.answer, name="passkey_answer"),
    path("logg-inn/openid/<slug:who>/", openid_views.begin, name="openid_begin"),
    path("logg-inn/openid/<slug:who>/svar/", openid_views.answer, name="openid_answer"),
    path("logg-ut/openid/<slug:who>/", openid_views.ended_there, name="openid_ended"),
    path("oppsett/<str:token>/", second_step_views.setup, name="setup"),
    path("konto/", own_views.own, name="own"),
    path("konto/meldinger/", message_views.messages, name="messages"),
    path("konto/engangskode/", own_views.codes, name="codes"),
    path("konto/gjenoppretting/", own_views.recovery_codes, name="recovery_codes"),
    path("konto/nokkel/", passkey_views.make_options, name="make_passkey_options"),
    path("konto/nokkel/svar/", passkey_views.make_answer, name="make_passkey_answer"),
    path("konto/nokkel/<int:passkey_id>/fjern/", own_views.passkey_drop, name="drop_passkey"),
    path("konto/okter/avslutt/", session_views.end_others, name="end_other_sessions"),
    path("konto/okter/<int:number>/avslutt/", session_views.end, name="end_session"),
]
