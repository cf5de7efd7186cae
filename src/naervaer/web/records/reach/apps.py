"""How Django knows this app."""

from django.apps import AppConfig


class ReachConfig(AppConfig):
    """Places somebody may ask from, and driving minutes to every site."""

    name = "naervaer.web.records.reach"
    label = "reach"
