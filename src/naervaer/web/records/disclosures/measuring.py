"""What the log says of the promises: how many notes, never what they are about."""

from collections import Counter
from datetime import date

from django.utils import timezone

from naervaer.domain.figures import Kind
from naervaer.domain.promises.from_disclosures import (
    HalfYear,
    NotesCounted,
    disclosure_measurements,
)
from naervaer.domain.promises.measurement import Measurement
from naervaer.web.records.disclosures.models import Disclosure

HALF_YEARS_TOLD = 2
"""Rows are deleted after three years; of the last two half-years none are."""


def disclosures_measured() -> tuple[Measurement, ...]:
    """Return the measurements of today: notes by district, of the last two half-years over."""
    today = timezone.localdate()
    return disclosure_measurements(notes_counted(today=today), today=today)


def notes_counted(*, today: date) -> list[NotesCounted]:
    """Return the notes by district and half-year; a row that corrects another is no new one."""
    latest = HalfYear.of(today).before
    first = latest
    for _ in range(HALF_YEARS_TOLD - 1):
        first = first.before
    rows = Disclosure.objects.filter(
        corrects=None, disclosed_on__gte=first.first, disclosed_on__lte=latest.last
    ).values_list("municipality__district__name", "disclosed_on", "kind")
    counts = Counter((district, HalfYear.of(day), kind) for district, day, kind in rows)
    ordered = sorted(counts.items(), key=lambda one: (one[0][0], one[0][1].first, one[0][2]))
    return [
        NotesCounted(district, half_year, notes, Kind(kind))
        for (district, half_year, kind), notes in ordered
    ]
