"""How Django knows this app."""

from django.apps import AppConfig


class AccountConfig(AppConfig):
    """Signing in, the own account, and what each role may do."""

    name = "naervaer.web.portals.account"
    label = "account_portal"
