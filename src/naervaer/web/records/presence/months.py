"""Month totals: summed from the book for every month that was changed, never typed."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Sum

from naervaer.web.records.presence.models import PresenceMonth, PresenceRow


def month_of(day: date) -> date:
    """Return the first day of the day's month."""
    return day.replace(day=1)


def month_after(month: date) -> date:
    """Return the first day of the next month."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def months_sum(months: Iterable[date]) -> int:
    """Sum the given months anew from the rows; return how many totals there are now.

    A row counts in the month of the local day it begins on; a plan that was withdrawn counts
    nowhere, one that was called off counts as planned. To be called in the transaction
    that changed the rows.
    """
    written = 0
    for month in sorted(set(months)):
        PresenceMonth.objects.filter(month=month).delete()
        totals = [PresenceMonth(**total) for total in _totals(month)]
        PresenceMonth.objects.bulk_create(totals, batch_size=2000)
        written += len(totals)
    return written


def months_unlike_the_book() -> list[date]:
    """Return the months whose stored totals are not what the rows add up to."""
    first_days = set(PresenceMonth.objects.values_list("month", flat=True))
    first_days |= set(PresenceRow.objects.filter(withdrawn=False).dates("day", "month"))
    return [month for month in sorted(first_days) if _stored(month) != _summed(month)]


def _totals(month: date) -> list[dict[str, object]]:
    rows = PresenceRow.objects.filter(
        day__gte=month, day__lt=month_after(month), withdrawn=False
    )
    sums = (
        rows.order_by()
        .values("municipality", "mode", "state", "kind")
        .annotate(total=Sum("minutes"), times=Count("pk"))
    )
    return [
        {
            "municipality_id": one["municipality"],
            "month": month,
            "mode": one["mode"],
            "state": one["state"],
            "kind": one["kind"],
            "minutes": one["total"],
            "times": one["times"],
        }
        for one in sums
    ]


def _summed(month: date) -> set[tuple[object, ...]]:
    return {tuple(total.values()) for total in _totals(month)}


def _stored(month: date) -> set[tuple[object, ...]]:
    columns = ("municipality", "month", "mode", "state", "kind", "minutes", "times")
    return set(PresenceMonth.objects.filter(month=month).values_list(*columns))
