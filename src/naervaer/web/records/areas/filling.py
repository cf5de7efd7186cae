"""Remembering what the site was last filled with, so that a restart does not do it again."""

from naervaer.web.records.areas.models import Filling


def filling_is_done(*, mark: str) -> bool:
    """Return whether the last filling had this mark."""
    last = Filling.objects.order_by("-pk").first()
    return last is not None and last.mark == mark


def filling_record(*, mark: str) -> None:
    """Remember that the site has been filled."""
    Filling.objects.create(mark=mark)
