"""How Django knows this app."""

from django.apps import AppConfig


class SharingConfig(AppConfig):
    """The guide to sharing information lawfully, and the log of disclosures."""

    name = "naervaer.web.portals.sharing"
    label = "sharing"
