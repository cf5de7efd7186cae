"""How Django knows this app."""

from django.apps import AppConfig


class AdministrationConfig(AppConfig):
    """The administrator's pages: accounts, roles, history, reads and refusals."""

    name = "naervaer.web.portals.administration"
    label = "administration_portal"
