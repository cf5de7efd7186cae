"""How Django knows this app."""

from django.apps import AppConfig


class StaffingConfig(AppConfig):
    """Dated staffing by unit, function and funding."""

    name = "naervaer.web.records.staffing"
    label = "staffing"
