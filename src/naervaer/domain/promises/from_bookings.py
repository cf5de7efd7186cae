"""What the free appointments at the passport offices say of the promise B-58.

No limit in days is set anywhere, so nothing is judged: the days of each office stand as
evidence beside the promise. An office that usually has fewer than three free appointments has
no number of days; how many such offices a district has is said instead, so that the longest
wait is never the one that is missing.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from naervaer.domain.appointments.waits import UsualWait
from naervaer.domain.figures import Kind, least_firm
from naervaer.domain.promises.measurement import Measurement

_PROMISE = "B-58"


@dataclass(frozen=True, slots=True)
class OfficeWait:
    """The usual wait at one passport office.

    Attributes
    ----------
    office, district
        Name of the municipality and of its police district.
    usual
        The wait.
    as_of
        The last day measured.
    kind
        How far it can be trusted.

    """

    office: str
    district: str
    usual: UsualWait
    as_of: date
    kind: Kind


def waiting_measurements(waits: Iterable[OfficeWait]) -> tuple[Measurement, ...]:
    """Return the days of each office, and by district how many offices have none to give."""
    by_district: dict[str, list[OfficeWait]] = defaultdict(list)
    for one in waits:
        by_district[one.district].append(one)
    found: list[Measurement | None] = []
    for district, own in sorted(by_district.items()):
        found += [_days(one) for one in sorted(own, key=lambda one: one.office)]
        found.append(_without(own, district))
    return tuple(one for one in found if one is not None)


def _days(one: OfficeWait) -> Measurement | None:
    if one.usual.days is None:
        return None
    return Measurement(
        promise=_PROMISE,
        rule="",
        measure="usual_days_to_third_free_passport_appointment",
        value=one.usual.days,
        unit="dager",
        as_of=one.as_of,
        kind=one.kind,
        evidence=f"Timeboka, {one.usual.measured} målte dager ved kontoret.",
        scope=one.office,
    )


def _without(own: list[OfficeWait], district: str) -> Measurement:
    fewer = sum(one.usual.days is None for one in own)
    return Measurement(
        promise=_PROMISE,
        rule="",
        measure="passport_offices_usually_without_three_free_appointments",
        value=fewer,
        unit="kontorer",
        as_of=max(one.as_of for one in own),
        kind=least_firm(one.kind for one in own),
        evidence=f"Timeboka, {len(own)} målte kontorer; {fewer} hadde vanligvis færre enn tre.",
        scope=district,
    )
