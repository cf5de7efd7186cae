"""What was planned of the presence people are invited to, beside what was delivered of it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from naervaer.domain.figures import Kind
from naervaer.domain.presence import DeliveryMode
from naervaer.web.interface import numbers
from naervaer.web.interface.kinds import Badge
from naervaer.web.interface.labels import said
from naervaer.web.interface.tables import Cell, Column, Table, table_of
from naervaer.web.records.presence.selectors import PublishedMonth


@dataclass(frozen=True, slots=True)
class Plans:
    """Planned and delivered hours by mode, and what kind of figures they are."""

    table: Table
    mark: Badge


def plans_beside_delivered(
    planned: Sequence[PublishedMonth], delivered: Sequence[PublishedMonth]
) -> Plans | None:
    """Return planned and delivered hours by mode; None where no plan may be shown.

    Only months and modes that may be shown on both sides are counted, so that a delivered
    hour stands beside the plan of the same month and mode, or not at all.
    """
    withheld = {_at(row) for row in (*planned, *delivered) if row.hours is None}
    counted = [plan for plan in planned if _at(plan) not in withheld]
    if not counted:
        return None
    places = {_at(plan) for plan in counted}
    before, after = (
        _by_mode(counted),
        _by_mode([row for row in delivered if _at(row) in places]),
    )
    kinds = {plan.kind for plan in counted}
    kind = Kind.SYNTHETIC if Kind.SYNTHETIC in kinds else counted[0].kind
    rows = [_row(mode, before[mode], after[mode]) for mode in sorted(before, key=said)]
    last = max(plan.month for plan in counted)
    return Plans(_table(rows), Badge(kind, _("tilstedeværelsesboken"), last))


def _at(row: PublishedMonth) -> tuple[object, DeliveryMode]:
    return (row.month, row.mode)


def _by_mode(rows: Sequence[PublishedMonth]) -> defaultdict[DeliveryMode, float]:
    hours: defaultdict[DeliveryMode, float] = defaultdict(float)
    for row in rows:
        hours[row.mode] += row.hours or 0.0
    return hours


def _row(mode: DeliveryMode, planned: float, delivered: float) -> list[Cell]:
    share = delivered / planned if planned else None
    return [
        Cell(said(mode)),
        Cell(numbers.number(planned)),
        Cell(numbers.number(delivered)),
        Cell(numbers.percent(share, 0)),
    ]


def _table(rows: list[list[Cell]]) -> Table:
    return table_of(
        name="planlagt",
        caption=_("Planlagt og levert av det publikum er invitert til, timer det siste året"),
        columns=[
            Column("maate", _("Måte")),
            Column("planlagt", _("Planlagt"), is_number=True),
            Column("levert", _("Levert"), is_number=True),
            Column("andel", _("Levert av planlagt"), is_number=True),
        ],
        rows=rows,
    )
