"""Publishing when somebody asks for it, with the baseline that ships.

The readers of data are imported only then; the site does not carry them to show a page.
"""

from django.utils import timezone

from naervaer.domain.authority import Actor
from naervaer.web.records.datasets.models import SeriesVersion


def figures_publish_now(*, actor: Actor) -> list[SeriesVersion]:
    """Publish every series whose content has changed since its last version."""
    from naervaer.registers.baseline import load_baseline  # noqa: PLC0415 - see above
    from naervaer.web.records.datasets.services import figures_publish  # noqa: PLC0415

    return figures_publish(baseline=load_baseline(), today=timezone.localdate(), actor=actor)
