"""How Django knows this app."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Messages that wait, are sent, or could not be."""

    name = "naervaer.web.records.notices"
    label = "notices"
