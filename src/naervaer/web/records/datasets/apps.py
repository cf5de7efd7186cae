"""How Django knows this app."""

from django.apps import AppConfig


class DatasetsConfig(AppConfig):
    """Open figures in numbered versions."""

    name = "naervaer.web.records.datasets"
    label = "datasets"
