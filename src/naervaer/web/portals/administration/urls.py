"""Addresses of the administrator's pages."""

from django.urls import path

from naervaer.web.portals.administration import account_views, audit_views

app_name = "administration"
urlpatterns = [
    path("", account_views.accounts, name="accounts"),
    path("ny-konto/", account_views.create, name="create"),
    path("konto/<str:username>/", account_views.account, name="account"),
    path("konto/<str:username>/rolle/", account_views.give, name="give"),
    path("konto/<str:username>/rolle/<int:grant_id>/ta/", account_views.take, name="take"),
    path("konto/<str:username>/oppsett/", account_views.link, name="link"),
    path("konto/<str:username>/identitet/", account_views.identity, name="identity"),
    path("konto/<str:username>/steng/", account_views.close, name="close"),
    path("historikk/", audit_views.changes, name="changes"),
    path("leselogg/", audit_views.reads, name="reads"),
    path("avslag/", audit_views.refusals, name="refusals"),
]
