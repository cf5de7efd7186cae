"""How Django knows this app."""

from django.apps import AppConfig


class CounterConfig(AppConfig):
    """The counter: bookings, queue and first contact for those who come or call."""

    name = "naervaer.web.portals.counter"
    label = "counter"
