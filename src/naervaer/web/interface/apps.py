"""How Django knows this app."""

from django.apps import AppConfig


class InterfaceConfig(AppConfig):
    """Layout, components, maps and words that all portals share."""

    name = "naervaer.web.interface"
    label = "interface"
