"""How many requests to the police contact got a reply in time, and how long it usually took.

Counted are the requests whose last day for a reply lies in the period, so that every one of
them has had its whole time: a request that still waits then is late, not left out. Only one
that its asker took back before the last day is not counted.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from naervaer.domain.enquiries.first_contact import ContactCount, ContactShare, contact_shares
from naervaer.domain.enquiries.requests import REPLIES, RequestState


@dataclass(frozen=True, slots=True)
class RequestTimes:
    """When one request came, was due and ended.

    Attributes
    ----------
    key
        Where: the number of the municipality.
    received, due
        First and last day of the time for a reply.
    state
        How far it has come.
    ended
        The day it ended, or None while it waits.

    """

    key: str
    received: date
    due: date
    state: RequestState
    ended: date | None

    @property
    def is_counted(self) -> bool:
        """Whether it is measured: not where its asker took it back in time."""
        if self.state is not RequestState.WITHDRAWN or self.ended is None:
            return True
        return self.ended > self.due

    @property
    def days(self) -> int | None:
        """Days until the reply, or None where there is none."""
        if self.state not in REPLIES or self.ended is None:
            return None
        return (self.ended - self.received).days

    @property
    def is_in_time(self) -> bool:
        """Whether the reply came by the last day."""
        return self.state in REPLIES and self.ended is not None and self.ended <= self.due


@dataclass(frozen=True, slots=True)
class ReplyShare:
    """What may be shown of the requests of one place.

    Attributes
    ----------
    share
        How many there were, how many got a reply in time, and the share with its interval;
        each is None where it is withheld.
    median_days
        Days that half the requests waited at most; None where it is withheld, or where half
        of them have no reply.

    """

    share: ContactShare
    median_days: float | None


def reply_shares(
    requests: Iterable[RequestTimes], *, fewest: int
) -> tuple[ReplyShare, tuple[ReplyShare, ...]]:
    """Return all together and each place, small counts and what reveals them withheld."""
    places: dict[str, list[RequestTimes]] = {}
    for one in requests:
        if one.is_counted:
            places.setdefault(one.key, []).append(one)
    counts = [
        ContactCount(key, len(own), sum(one.is_in_time for one in own))
        for key, own in sorted(places.items())
    ]
    total, parts = contact_shares(counts, fewest=fewest)
    everything = [one for own in places.values() for one in own]
    return (
        _with_median(total, everything),
        tuple(_with_median(part, places[part.key]) for part in parts),
    )


def median_days(days: Sequence[int | None]) -> float | None:
    """Return the median, None being longer than any; None where half or more have no end."""
    if not days:
        return None
    known = sorted(one for one in days if one is not None)
    low, high = (len(days) - 1) // 2, len(days) // 2
    return (known[low] + known[high]) / 2 if high < len(known) else None


def _with_median(share: ContactShare, own: Sequence[RequestTimes]) -> ReplyShare:
    if share.interval is None:
        return ReplyShare(share, None)
    return ReplyShare(share, median_days([one.days for one in own]))
