"""Addresses of this portal."""

from django.urls import path

from naervaer.web.portals.counter import (
    booking_views,
    enquiry_views,
    first_contact_views,
    line_views,
    queue_views,
    telling_views,
)

app_name = "counter"
urlpatterns = [
    path("", queue_views.today, name="today"),
    path("kall/", queue_views.call, name="call"),
    path("kolapp/", queue_views.take, name="take"),
    path("kolapp/<int:ticket_id>/", queue_views.end, name="end"),
    path("time/<int:booking_id>/", booking_views.booking, name="booking"),
    path("time/<int:booking_id>/flytt/", booking_views.move, name="move"),
    path("bestill/", booking_views.book, name="book"),
    path("venteliste/", line_views.join, name="join"),
    path("venteliste/<int:waiting_id>/", line_views.line, name="line"),
    path("venteliste/<int:waiting_id>/endre/", line_views.line_change, name="line_change"),
    path("henvendelser/", enquiry_views.enquiries, name="enquiries"),
    path("henvendelser/<int:enquiry_id>/", enquiry_views.enquiry, name="enquiry"),
    path("meldinger/", telling_views.to_tell, name="to_tell"),
    path("meldinger/<int:notice_id>/fortalt/", telling_views.told, name="told"),
    path("forste-kontakt/", first_contact_views.page, name="first_contact"),
    path("forste-kontakt.csv", first_contact_views.csv_file, name="first_contact_csv"),
]
