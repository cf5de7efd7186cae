"""How Django knows this app."""

from django.apps import AppConfig


class InhabitantConfig(AppConfig):
    """Where and when an inhabitant can meet the police."""

    name = "naervaer.web.portals.inhabitant"
    label = "inhabitant"
