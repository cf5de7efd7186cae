"""How Django knows this app."""

from django.apps import AppConfig


class StudiesConfig(AppConfig):
    """Study runs and the figures they give."""

    name = "naervaer.web.records.studies"
    label = "studies"
