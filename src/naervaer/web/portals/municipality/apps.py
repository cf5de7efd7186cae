"""How Django knows this app."""

from django.apps import AppConfig


class MunicipalityConfig(AppConfig):
    """A municipality's page."""

    name = "naervaer.web.portals.municipality"
    label = "municipality"
