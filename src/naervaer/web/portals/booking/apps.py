"""How Django knows this app."""

from django.apps import AppConfig


class BookingConfig(AppConfig):
    """Appointments for inhabitants."""

    name = "naervaer.web.portals.booking"
    label = "booking"
