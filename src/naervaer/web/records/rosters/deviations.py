"""Planned against delivered: per municipality, way and month, within the actor's reach."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from naervaer.domain.authority import Act, Actor
from naervaer.domain.figures import Kind
from naervaer.domain.presence import DeliveryMode, PresenceState
from naervaer.web.records.presence.models import PresenceRow
from naervaer.web.records.presence.selectors import rows_seen_by
from naervaer.web.records.rosters.selectors import delivered_by_file

_PLANNED = Q(state=PresenceState.PLANNED.value)
_DELIVERED = Q(state=PresenceState.DELIVERED.value)


@dataclass(frozen=True, slots=True)
class Deviation:
    """What became of a month's plan in one municipality and way.

    Attributes
    ----------
    municipality, month, mode
        Where, when and how.
    planned, delivered
        Hours planned, and hours delivered by confirmation, file or hand.
    cancelled, not_held, unanswered
        Hours of the plan called off before, not held, and over without an answer.
    times
        How many times were planned.
    kinds
        What the rows are said to be.

    """

    municipality: str
    month: date
    mode: DeliveryMode
    planned: float
    delivered: float
    cancelled: float
    not_held: float
    unanswered: float
    times: int
    kinds: tuple[Kind, ...]

    @property
    def difference(self) -> float:
        """Hours delivered beyond the plan; negative where less was delivered."""
        return self.delivered - self.planned

    @property
    def share(self) -> float | None:
        """How much of the plan was delivered, or None without a plan."""
        return self.delivered / self.planned if self.planned else None


def deviations_seen_by(
    actor: Actor,
    *,
    municipality: str | None = None,
    mode: DeliveryMode | None = None,
    since: date,
    until: date,
    now: datetime,
) -> list[Deviation]:
    """Return planned against delivered, newest month first, of what has come to its day."""
    rows = rows_seen_by(
        actor,
        Act.SEE_PRESENCE_BOOK,
        municipality=municipality,
        since=since,
        until=min(until, now.date()),
    ).filter(begins__lte=now)
    if mode is not None:
        rows = rows.filter(mode=mode.value)
    found: dict[tuple[str, date, str], list[dict[str, Any]]] = {}
    for one in _sums(rows, now):
        key = (one["municipality"], one["month"], one["mode"])
        found.setdefault(key, []).append(one)
    made = [_deviation(key, parts) for key, parts in found.items()]
    made.sort(key=lambda one: (-one.month.toordinal(), one.municipality, one.mode))
    return made


def _sums(rows: QuerySet[PresenceRow], now: datetime) -> Iterable[Any]:
    open_now = Q(cancelled_at=None, ends__lte=now, outcome=None, delivered=None, filed=False)
    return (
        rows.order_by()
        .annotate(month=TruncMonth("day"), filed=delivered_by_file())
        .values("municipality", "month", "mode", "kind")
        .annotate(
            planned=Sum("minutes", filter=_PLANNED, default=0),
            done=Sum("minutes", filter=_DELIVERED, default=0),
            off=Sum("minutes", filter=_PLANNED & Q(cancelled_at__isnull=False), default=0),
            missed=Sum("minutes", filter=Q(outcome__outcome="not_held"), default=0),
            silent=Sum("minutes", filter=_PLANNED & open_now, default=0),
            times=Count("pk", filter=_PLANNED),
        )
    )


def _deviation(key: tuple[str, date, str], parts: list[dict[str, Any]]) -> Deviation:
    def hours(name: str) -> float:
        return float(sum(one[name] for one in parts)) / 60

    municipality, month, mode = key
    return Deviation(
        municipality=municipality,
        month=month,
        mode=DeliveryMode(mode),
        planned=hours("planned"),
        delivered=hours("done"),
        cancelled=hours("off"),
        not_held=hours("missed"),
        unanswered=hours("silent"),
        times=sum(one["times"] for one in parts),
        kinds=tuple(sorted({Kind(one["kind"]) for one in parts})),
    )
