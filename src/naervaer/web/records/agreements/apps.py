"""How Django knows this app."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    """Service agreements between police and municipality."""

    name = "naervaer.web.records.agreements"
    label = "agreements"

    def ready(self) -> None:
        """Let the promise ledger ask what councils and agreements say."""
        from naervaer.web.records.agreements.measuring import (  # noqa: PLC0415 - models are up
            councils_measured,
        )
        from naervaer.web.records.promises.ledger import (  # noqa: PLC0415 - as above
            measured_also,
        )

        measured_also(councils_measured)
