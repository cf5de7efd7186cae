"""Police contacts for all districts in one run."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.rules.contacts import DALANE, MUNICIPALITIES_PER_CONTACT, SHARE_OF_POST
from naervaer.planning.contacts import (
    ContactPlan,
    ContactProblem,
    ContactRules,
    GroupRow,
    build_groups,
    group_rows,
    one_per_municipality,
    solve_fewest_posts,
    solve_least_burden,
)
from naervaer.planning.solving import Outcome
from naervaer.studies.siting.ground import Ground

LEAST_NEED = 0.2
"""Assumption: posts of contact work in the smallest municipality."""

PEOPLE_PER_POST = 30_000.0
"""Assumption: inhabitants beyond which the contact work grows by one post."""

DALANE_REGION = ("1101", "1111", "1112", "1114")
"""The region that gets one extra post (B-37): Eigersund, Sokndal, Lund, Bjerkreim."""

ADDED_CONTACTS = (0, 1, 2, 4)
"""Contacts beyond the fewest in a district, for the comparison of what they buy."""


@dataclass(frozen=True, slots=True, eq=False)
class DistrictContacts:
    """The contacts of one police district.

    Attributes
    ----------
    district
        Its name.
    members
        Its municipalities, as indices of the country's.
    fewest
        Fewest contacts that keep the rules.
    alternatives
        Least burden for the fewest and for some more, by number of contacts added.
    alone
        One contact group per municipality.
    rows
        The groups of the least burdened plan with the fewest contacts; municipalities are
        indices of the country's.

    """

    district: str
    members: NDArray[np.int64]
    fewest: Outcome[ContactPlan]
    alternatives: dict[int, Outcome[ContactPlan]]
    alone: ContactPlan
    rows: tuple[GroupRow, ...]


def study_contacts(ground: Ground) -> tuple[DistrictContacts, ...]:
    """Assign contacts in every district, with proof.

    No contact serves two districts, so the districts are solved one by one; the fewest for
    the country is the sum.
    """
    rules = ContactRules(
        smallest_post=SHARE_OF_POST.fewest,
        most_municipalities=MUNICIPALITIES_PER_CONTACT.most,
    )
    country = ground.country
    return tuple(
        _study_district(
            ground, name, np.flatnonzero(country.municipality_district == index), rules
        )
        for index, name in enumerate(country.districts)
    )


def _study_district(
    ground: Ground, name: str, members: NDArray[np.int64], rules: ContactRules
) -> DistrictContacts:
    minutes = ground.between_seats[np.ix_(members, members)]
    problem = ContactProblem(
        need=contact_need(ground)[members],
        minutes=_between_seats(minutes),
        district=np.zeros(members.size, dtype=np.int64),
        neighbours=ground.neighbours[np.ix_(members, members)],
        same_station=ground.same_station[np.ix_(members, members)],
        extra_posts=_extra_posts(ground)[members],
    )
    groups = build_groups(problem, rules)
    fewest = solve_fewest_posts(problem, rules, groups=groups)
    alternatives = {
        added: solve_least_burden(
            problem, rules, contacts=round(fewest.objective) + added, groups=groups
        )
        for added in ADDED_CONTACTS
    }
    best = alternatives[0].best
    rows = () if best is None else group_rows(best, problem, rules)
    return DistrictContacts(
        district=name,
        members=members,
        fewest=fewest,
        alternatives=alternatives,
        alone=one_per_municipality(groups),
        rows=tuple(
            replace(row, members=tuple(int(members[member]) for member in row.members))
            for row in rows
        ),
    )


def contact_need(ground: Ground) -> NDArray[np.float64]:
    """Return the posts of contact work each municipality needs, by the stated assumption."""
    zones = ground.country.zones
    people = np.bincount(
        zones.municipality, zones.total, len(ground.country.municipality_numbers)
    )
    return np.asarray(LEAST_NEED + people / PEOPLE_PER_POST)


def _between_seats(minutes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the longer way of each pair, and nothing for a seat to itself."""
    longer = np.maximum(minutes, minutes.T)
    np.fill_diagonal(longer, 0.0)
    return longer


def _extra_posts(ground: Ground) -> NDArray[np.int64]:
    """Place the extra post of Dalane at the region's most peopled municipality."""
    extra = np.zeros(len(ground.country.municipality_numbers), dtype=np.int64)
    numbers = ground.country.municipality_numbers
    region = [numbers.index(number) for number in DALANE_REGION if number in numbers]
    if region:
        people = contact_need(ground)[region]
        extra[region[int(people.argmax())]] = int(DALANE.at_least or 0)
    return extra
