"""How Django knows this app."""

from django.apps import AppConfig


class BookingsConfig(AppConfig):
    """Appointments and the queue."""

    name = "naervaer.web.records.bookings"
    label = "bookings"
