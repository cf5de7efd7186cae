"""How Django knows this app."""

from django.apps import AppConfig


class DistrictConfig(AppConfig):
    """The police district's workplace."""

    name = "naervaer.web.portals.district"
    label = "district"
