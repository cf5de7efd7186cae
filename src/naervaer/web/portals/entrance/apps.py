"""How Django knows this app."""

from django.apps import AppConfig


class EntranceConfig(AppConfig):
    """The front page, signing in, and what every visitor may need to know."""

    name = "naervaer.web.portals.entrance"
    label = "entrance"
