"""What time brings about by itself: holds end, times are released, each day is measured."""

from datetime import datetime

from django.utils import timezone

from naervaer.web.records.bookings.availability import availability_measure
from naervaer.web.records.bookings.offers import offers_release_due
from naervaer.web.records.bookings.services import holds_end


def bookings_upkeep(*, now: datetime | None = None) -> tuple[int, int, int]:
    """End the holds that are over and release the times that are due; those who wait first.

    Then the offices that are not measured today are measured. Safe to do at any time and by
    several at once. Returns how many holds ended, offers were released and offices measured.
    """
    moment = now or timezone.now()
    ended, released = holds_end(now=moment), offers_release_due(now=moment)
    return ended, released, availability_measure(now=moment)
