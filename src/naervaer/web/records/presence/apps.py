"""How Django knows this app."""

from django.apps import AppConfig


class PresenceConfig(AppConfig):
    """The presence book."""

    name = "naervaer.web.records.presence"
    label = "presence"
