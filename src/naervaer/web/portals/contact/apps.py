"""How Django knows this app."""

from django.apps import AppConfig


class ContactConfig(AppConfig):
    """Police contacts: who, where, how much, and how to reach them."""

    name = "naervaer.web.portals.contact"
    label = "contact"
