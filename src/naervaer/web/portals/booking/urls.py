"""Addresses of appointments."""

from django.urls import path

from naervaer.web.portals.booking import mine_views, staff_views, take_views, wait_views

app_name = "booking"
urlpatterns = [
    path("", take_views.kinds, name="kinds"),
    path("mine/", mine_views.own, name="own"),
    path("hold/", take_views.hold, name="hold"),
    path("holdt/<str:link>/", take_views.held, name="held"),
    path("min/<str:link>/", mine_views.mine, name="mine"),
    path("min/<str:link>/kalender.ics", mine_views.calendar, name="calendar"),
    path("min/<str:link>/avbestill/", mine_views.cancel, name="cancel"),
    path("min/<str:link>/endre/", mine_views.change, name="change"),
    path("ventende/<str:link>/", wait_views.line, name="line"),
    path("tilby/", staff_views.offers, name="offers"),
    path("tilby/<int:row_id>/", staff_views.open_times, name="open"),
    path("tilby/trekk/<int:offer_id>/", staff_views.withdraw, name="withdraw"),
    path("<slug:kind>/", take_views.offices, name="offices"),
    path("<slug:kind>/<slug:number>/", take_views.times, name="times"),
    path("<slug:kind>/<slug:number>/venteliste/", wait_views.join, name="join"),
]
