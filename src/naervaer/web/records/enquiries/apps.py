"""How Django knows this app."""

from django.apps import AppConfig


class EnquiriesConfig(AppConfig):
    """Enquiries at first contact."""

    name = "naervaer.web.records.enquiries"
    label = "enquiries"
