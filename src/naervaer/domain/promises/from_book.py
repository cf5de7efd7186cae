"""What the presence book says of the promises about service points and their staff.

A number is given only where the book is complete enough to say it: a count that is too low
because somebody has not reported yet is no measurement of the promise.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from naervaer.domain.figures import Kind, least_firm
from naervaer.domain.promises.measurement import Measurement
from naervaer.domain.rules.staffing import NEW_MONEY, POINTS_OF_2023, POINTS_OF_2024
from naervaer.domain.staff import StaffCount
from naervaer.domain.wording import norwegian_list, norwegian_number

_OF_2023, _OF_2024 = 2023, 2024


@dataclass(frozen=True, slots=True)
class BookPoint:
    """What the book knows of a service point, as far as the promises ask.

    Attributes
    ----------
    id, name, district
        Key, name and police district.
    decided_for
        The year the plan decided it for; None for points that were there before.
    opened
        First day it is known to have been open, or None.
    kind
        How far what is known of it can be trusted; None when nothing is.
    is_regulated
        Whether the regulation names it; then it stands, though no opening day is known.
    is_seasonal
        Whether it is meant to be open in a season alone.

    """

    id: str
    name: str
    district: str
    decided_for: int | None = None
    opened: date | None = None
    kind: Kind | None = None
    is_regulated: bool = False
    is_seasonal: bool = False


def book_measurements(
    points: Sequence[BookPoint], counts: Sequence[StaffCount]
) -> tuple[Measurement, ...]:
    """Return all that the book can say of the promises B-14 to B-19."""
    latest = _latest(counts)
    districts = sorted({one.district for one in points if one.decided_for is not None})
    found = (
        _opened(points, promise="B-14", rule="TS-20"),
        _opened([one for one in points if one.is_seasonal], promise="B-19", rule="TS-SESONG"),
        _five_each(_decided_for(points, _OF_2023), latest),
        _together(_decided_for(points, _OF_2024), latest),
        *(_others(points, counts, district) for district in districts),
    )
    return tuple(one for one in found if one is not None)


def before_and_after(
    points: Iterable[BookPoint], counts: Iterable[StaffCount], opening: date
) -> tuple[dict[str, StaffCount], dict[str, StaffCount]]:
    """Return the last count before the day, and the last one from it on, by point id.

    Only points that stood before the plan are looked at: the ones a new point must not take
    from.
    """
    others = {one.id for one in points if one.decided_for is None}
    own = [one for one in counts if one.point in others]
    before = _latest([one for one in own if one.as_of < opening])
    after = _latest([one for one in own if one.as_of >= opening])
    return before, after


def first_opening(points: Iterable[BookPoint]) -> date | None:
    """Return the first day a point of the plan was open, or None."""
    days = [one.opened for one in points if one.decided_for is not None and one.opened]
    return min(days, default=None)


def _opened(points: Sequence[BookPoint], *, promise: str, rule: str) -> Measurement | None:
    stands = [one for one in points if one.opened is not None or one.is_regulated]
    new = [one for one in stands if one.decided_for is not None]
    if not any(one.opened for one in new):
        return None
    names = norwegian_list([one.name for one in new])
    return Measurement.of(
        promise=promise,
        rule=rule,
        value=len(new),
        as_of=max(one.opened for one in new if one.opened is not None),
        kind=least_firm(one.kind for one in new if one.kind is not None),
        evidence=f"Nærværsboka, kjent åpent: {names}.",
    )


def _five_each(points: list[BookPoint], latest: Mapping[str, StaffCount]) -> Measurement | None:
    counted = {one.name: latest[one.id] for one in points if one.id in latest}
    staffed = POINTS_OF_2023.staffed(
        {name: count.full_time_equivalents for name, count in counted.items()}
    )
    is_enough = POINTS_OF_2023.refuses(staffed) is None
    if not counted or not (is_enough or len(counted) == len(points)):
        return None
    return _staffed("B-15", POINTS_OF_2023.id, staffed, counted)


def _together(points: list[BookPoint], latest: Mapping[str, StaffCount]) -> Measurement | None:
    counted = {one.name: latest[one.id] for one in points if one.id in latest}
    total = sum(count.full_time_equivalents for count in counted.values())
    is_enough = POINTS_OF_2024.refuses(total) is None
    if not counted or not (is_enough or len(counted) == len(points)):
        return None
    return _staffed("B-16", POINTS_OF_2024.id, total, counted)


def _staffed(
    promise: str, rule: str, value: float, counted: Mapping[str, StaffCount]
) -> Measurement:
    each = [
        f"{name} {norwegian_number(count.full_time_equivalents)}"
        for name, count in counted.items()
    ]
    return Measurement.of(
        promise=promise,
        rule=rule,
        value=value,
        as_of=max(count.as_of for count in counted.values()),
        kind=least_firm(count.kind for count in counted.values()),
        evidence=f"Nærværsboka, årsverk: {norwegian_list(each)}.",
    )


def _others(
    points: Sequence[BookPoint], counts: Sequence[StaffCount], district: str
) -> Measurement | None:
    own = [one for one in points if one.district == district]
    opening = first_opening(own)
    if opening is None:
        return None
    before, after = before_and_after(own, counts, opening)
    both = sorted(before.keys() & after.keys())
    if not both:
        return None
    names = {one.id: one.name for one in own}
    had = {names[key]: before[key].full_time_equivalents for key in both}
    has = {names[key]: after[key].full_time_equivalents for key in both}
    missing = sum(one.decided_for is None for one in own) - len(both)
    kinds = [count.kind for key in both for count in (before[key], after[key])]
    if missing:
        kinds.append(Kind.ESTIMATED)
    losses = NEW_MONEY.losses(before=had, after=has)
    said = f"Nærværsboka, {len(both)} andre steder før og etter {opening}"
    said += f", tall mangler for {missing}. " if missing else ". "
    said += " ".join(losses) if losses else "Ingen av dem har færre årsverk."
    return Measurement.of(
        promise="B-18",
        rule=NEW_MONEY.id,
        value=round(sum(has.values()) - sum(had.values()), 2),
        as_of=max(after[key].as_of for key in both),
        kind=least_firm(kinds),
        evidence=said,
        scope=district,
    )


def _decided_for(points: Iterable[BookPoint], year: int) -> list[BookPoint]:
    return [one for one in points if one.decided_for == year]


def _latest(counts: Iterable[StaffCount]) -> dict[str, StaffCount]:
    return {one.point: one for one in sorted(counts, key=lambda one: one.as_of)}
