"""How Django knows this app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Who has an account, and which roles where."""

    name = "naervaer.web.records.accounts"
    label = "accounts"
