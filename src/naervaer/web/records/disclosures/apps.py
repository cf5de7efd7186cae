"""How Django knows this app."""

from django.apps import AppConfig


class DisclosuresConfig(AppConfig):
    """The log of disclosures."""

    name = "naervaer.web.records.disclosures"
    label = "disclosures"

    def ready(self) -> None:
        """Let the promise ledger ask how many notes the log holds."""
        from naervaer.web.records.disclosures.measuring import (  # noqa: PLC0415 - models are up
            disclosures_measured,
        )
        from naervaer.web.records.promises.ledger import (  # noqa: PLC0415 - as above
            measured_also,
        )

        measured_also(disclosures_measured)
