"""How Django knows this app."""

from django.apps import AppConfig


class CouncilsConfig(AppConfig):
    """Police councils and what they decide."""

    name = "naervaer.web.records.councils"
    label = "councils"
