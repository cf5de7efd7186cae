"""How Django knows this app."""

from django.apps import AppConfig


class RostersConfig(AppConfig):
    """Adopted rosters and the presence they announce."""

    name = "naervaer.web.records.rosters"
    label = "rosters"
