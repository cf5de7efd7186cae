"""How Django knows this app."""

from django.apps import AppConfig


class ContactsConfig(AppConfig):
    """Who is the contact of which municipality."""

    name = "naervaer.web.records.contacts"
    label = "contacts"
