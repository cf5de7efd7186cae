"""How Django knows this app."""

from django.apps import AppConfig


class PointsConfig(AppConfig):
    """Service points and passport offices with their dated facts."""

    name = "naervaer.web.records.points"
    label = "points"
