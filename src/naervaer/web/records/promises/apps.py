"""How Django knows this app."""

from django.apps import AppConfig


class PromisesConfig(AppConfig):
    """The promise ledger's history, and the municipalities' wishes."""

    name = "naervaer.web.records.promises"
    label = "promises"
