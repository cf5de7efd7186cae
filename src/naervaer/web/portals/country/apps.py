"""How Django knows this app."""

from django.apps import AppConfig


class CountryConfig(AppConfig):
    """The whole country: the map, the promises."""

    name = "naervaer.web.portals.country"
    label = "country"
