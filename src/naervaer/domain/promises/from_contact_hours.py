"""What the hours of the police contacts say of the promise B-39: time to be a contact.

No number of hours is promised, so nothing is judged: how much of the protected time was spent
as a contact stands as evidence beside the promise. It is said of a district alone, where at
least five posts have their hours in the register: fewer would be a measure of single people.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from naervaer.domain.figures import Kind
from naervaer.domain.promises.measurement import Measurement

FEWEST_POSTS = 5
"""Posts of a district below which its hours are not said: the project's own choice."""

_PROMISE = "B-39"


@dataclass(frozen=True, slots=True)
class ContactTime:
    """Protected and delivered hours of a district's contacts in a period.

    Attributes
    ----------
    district
        Police district.
    posts, with_hours
        Posts in force some day of the period, and those whose protected hours are said.
    protected, delivered
        Hours set aside by these, and hours of contact presence in the district.
    until
        Last day of the period.
    kind
        How far it can be trusted.

    """

    district: str
    posts: int
    with_hours: int
    protected: float
    delivered: float
    until: date
    kind: Kind


def time_measurements(found: Iterable[ContactTime]) -> tuple[Measurement, ...]:
    """Return what may be said of each district, beside B-39.

    How many hours were delivered for each protected one is said only where every post has its
    hours: presence is counted by place, so another post's would count too.
    """
    return tuple(
        measurement
        for one in sorted(found, key=lambda one: one.district)
        if one.posts >= FEWEST_POSTS
        for measurement in _measured(one)
    )


def _measured(one: ContactTime) -> list[Measurement]:
    share = one.with_hours / one.posts
    said = f"Kontaktregisteret: {one.with_hours} av {one.posts} stillinger har vernede timer."
    found = [_beside(one, "contact_posts_with_protected_hours_share", share, "andel", said)]
    if one.with_hours == one.posts and one.protected > 0:
        used = (
            f"Kontaktregisteret og nærværsboka, siste tre måneder som kan vises: "
            f"{one.protected:.0f} timer satt av, {one.delivered:.0f} levert."
        )
        ratio = one.delivered / one.protected
        measure = "contact_hours_delivered_per_protected_hour"
        found.append(_beside(one, measure, round(ratio, 3), "timer per vernet time", used))
    return found


def _beside(
    one: ContactTime, measure: str, value: float, unit: str, evidence: str
) -> Measurement:
    return Measurement(
        promise=_PROMISE,
        rule="",
        measure=measure,
        value=value,
        unit=unit,
        as_of=one.until,
        kind=one.kind,
        evidence=evidence,
        scope=one.district,
    )
