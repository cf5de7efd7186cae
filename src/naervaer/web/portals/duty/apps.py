"""How Django knows this app."""

from django.apps import AppConfig


class DutyConfig(AppConfig):
    """From roster to presence: adopt, change, confirm."""

    name = "naervaer.web.portals.duty"
    label = "duty"
