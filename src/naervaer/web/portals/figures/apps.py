"""How Django knows this app."""

from django.apps import AppConfig


class FiguresConfig(AppConfig):
    """Open figures for everybody."""

    name = "naervaer.web.portals.figures"
    label = "figures"
