"""Reading what is known about getting in; all of it is public."""

from collections.abc import Iterable

from naervaer.web.records.facilities.models import Facility

LANGUAGES = ("se", "smj", "sma", "en", "sign", "other")
"""Languages besides Norwegian: three Sámi ones, English, sign language and others."""

YES, NO, UNKNOWN = (one.value for one in Facility.StepFree)


def facilities_of(points: Iterable[str]) -> dict[str, Facility]:
    """Return what was told last of each point that anything was told of."""
    rows = Facility.objects.filter(point__in=list(points)).order_by("pk")
    return {row.point_id: row for row in rows}


def facility_of(point: str) -> Facility | None:
    """Return what was told last of one point, or None."""
    return facilities_of([point]).get(point)
