"""How Django knows this app."""

from django.apps import AppConfig


class AnalysisConfig(AppConfig):
    """The analysts' room: ask for studies, follow them, compare and publish them."""

    name = "naervaer.web.portals.analysis"
    label = "analysis"
