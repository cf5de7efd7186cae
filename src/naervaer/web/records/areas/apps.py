"""How Django knows this app."""

from django.apps import AppConfig


class AreasConfig(AppConfig):
    """Districts, station districts and municipalities, as the site links to them."""

    name = "naervaer.web.records.areas"
    label = "areas"
