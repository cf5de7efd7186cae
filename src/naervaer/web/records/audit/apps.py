"""How Django knows this app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """What was changed, by whom and why; who read what; who was refused."""

    name = "naervaer.web.records.audit"
    label = "audit"
