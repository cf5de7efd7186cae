"""How Django knows this app."""

from django.apps import AppConfig


class ContactRequestsConfig(AppConfig):
    """Requests to the police contact."""

    name = "naervaer.web.records.contact_requests"
    label = "contact_requests"

    def ready(self) -> None:
        """Let the promise ledger ask how soon requests are answered."""
        from naervaer.web.records.contact_requests.measured import (  # noqa: PLC0415
            replies_measured,
        )
        from naervaer.web.records.promises.ledger import measured_also  # noqa: PLC0415

        measured_also(replies_measured)
