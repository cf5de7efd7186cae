"""What the register of contact posts says of the promises B-37, B-38 and B-39.

A number is given for a district where every municipality has a contact on the books, and for
the country where every district is that complete: one that has not reported yet must not make
the others look worse, or better, than they are.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from naervaer.domain.figures import Kind, least_firm
from naervaer.domain.promises.measurement import Measurement
from naervaer.domain.rules.contacts import (
    CONTACT_EVERYWHERE,
    DALANE,
    DALANE_MUNICIPALITIES,
    MUNICIPALITIES_PER_CONTACT,
    REACH_KEPT_EVERYWHERE,
    SHARE_KEPT_EVERYWHERE,
    SHARE_OF_POST,
    ContactAssignment,
)
from naervaer.domain.wording import norwegian_number


@dataclass(frozen=True, slots=True)
class BookContact:
    """A contact's post as the promises ask for it.

    Attributes
    ----------
    district
        Police district.
    assignment
        The post, its share, its municipalities, and why it departs from a rule.
    kind
        How far it can be trusted.

    """

    district: str
    assignment: ContactAssignment
    kind: Kind


def contact_measurements(
    contacts: Sequence[BookContact], municipalities: Mapping[str, Iterable[str]], as_of: date
) -> tuple[Measurement, ...]:
    """Return what the posts in force on a day say.

    `municipalities` gives the numbers of each district's municipalities.
    """
    complete = [
        district
        for district, numbers in sorted(municipalities.items())
        if set(numbers) <= _served(contacts, district)
    ]
    found: list[Measurement] = []
    for district in complete:
        own = [one for one in contacts if one.district == district]
        if own:
            found += _measured(own, as_of, scope=district)
    if contacts and len(complete) == len(municipalities):
        found += _measured(contacts, as_of, scope="")
    return tuple(found)


def dalane_measurement(
    before: Sequence[BookContact], now: Sequence[BookContact], *, since: date, as_of: date
) -> Measurement | None:
    """Return how many more posts serve Dalane now than before the plan, or None.

    A post that serves other municipalities too counts by the part of them that lie in the
    region. Nothing is said unless every municipality there had a contact in the register on
    both days: a register that began later would make every post look new.

    Parameters
    ----------
    before, now
        Posts in force on the two days.
    since, as_of
        The two days.

    """
    region = set(DALANE_MUNICIPALITIES)
    both = [[one for one in posts if region & _numbers(one)] for posts in (before, now)]
    if any(region - {no for one in posts for no in _numbers(one)} for posts in both):
        return None
    then, today = (sum(_part(one, region) for one in posts) for posts in both)
    return Measurement.of(
        promise="B-37",
        rule=DALANE.id,
        value=round(today - then, 2),
        as_of=as_of,
        kind=least_firm(one.kind for posts in both for one in posts),
        evidence=(
            f"Kontaktregisteret: {norwegian_number(then)} stillinger i Dalane {since}, "
            f"{norwegian_number(today)} nå."
        ),
    )


def _numbers(one: BookContact) -> set[str]:
    return set(one.assignment.municipalities)


def _part(one: BookContact, region: set[str]) -> float:
    served = _numbers(one)
    return one.assignment.share * len(served & region) / len(served)


def _served(contacts: Iterable[BookContact], district: str) -> set[str]:
    return {
        number
        for one in contacts
        if one.district == district
        for number in one.assignment.municipalities
    }


def _measured(contacts: Sequence[BookContact], as_of: date, *, scope: str) -> list[Measurement]:
    posts = [one.assignment for one in contacts]
    small = [one for one in posts if SHARE_OF_POST.refuses(one)]
    wide = [one for one in posts if MUNICIPALITIES_PER_CONTACT.refuses(one)]
    silent = [one for one in small if not one.reason.strip()]
    unexplained = [one for one in wide if not one.reason.strip()]
    kind = least_firm(one.kind for one in contacts)
    count = f"Kontaktregisteret, {len(posts)} stillinger"
    said = {
        SHARE_KEPT_EVERYWHERE.id: (
            1 - len(silent) / len(posts),
            "B-37",
            f"{count}: {len(small)} under halv stilling, {len(silent)} av dem uten grunn.",
        ),
        CONTACT_EVERYWHERE.id: (1.0, "B-37", f"{count}: hver kommune har minst én."),
        REACH_KEPT_EVERYWHERE.id: (
            len(unexplained),
            "B-38",
            f"{count}: {len(wide)} har over tre kommuner, {len(unexplained)} uten grunn.",
        ),
    }
    return [
        Measurement.of(
            promise=promise,
            rule=rule,
            value=value,
            as_of=as_of,
            kind=kind,
            evidence=evidence,
            scope=scope,
        )
        for rule, (value, promise, evidence) in said.items()
    ]
