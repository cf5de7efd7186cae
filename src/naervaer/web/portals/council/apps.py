"""How Django knows this app."""

from django.apps import AppConfig


class CouncilConfig(AppConfig):
    """The police council room: meetings, actions, agreements, evaluation."""

    name = "naervaer.web.portals.council"
    label = "council"
