"""How Django knows this app."""

from django.apps import AppConfig


class FacilitiesConfig(AppConfig):
    """What is known about getting in at a point."""

    name = "naervaer.web.records.facilities"
    label = "facilities"
