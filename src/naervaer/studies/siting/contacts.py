"""Police contacts for all districts in one run."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.rules.contacts import (
    DALANE,
    DALANE_MUNICIPALITIES,
    MUNICIPALITIES_PER_CONTACT,
    SHARE_OF_POST,
)
from naervaer.planning.contacts import (
    ContactPlan,
    ContactProblem,
    ContactRules,
    Fewest,
    GroupReason,
    GroupRow,
    Partition,
    build_groups,
    deviating,
    explain_plan,
    group_rows,
    one_per_municipality,
    second_best,
    solve_fewest_posts,
    solve_least_burden,
)
from naervaer.planning.solving import Outcome, StopRule
from naervaer.studies.siting.ground import Ground

LEAST_NEED = 0.2
"""Assumption: posts of contact work in the smallest municipality."""

PEOPLE_PER_POST = 30_000.0
"""Assumption: inhabitants beyond which the contact work grows by one post."""

ADDED_CONTACTS = (0, 1, 2, 4)
"""Contacts beyond the fewest in a district, for the comparison of what they buy."""


MOST_WITH_EXCEPTION = 4
"""Municipalities per contact in the alternative that shows what exceptions would save."""

_WORKERS = 2
"""The solver leaves Python alone while it works, so two districts are solved at a time."""

EXCEPTION_SECONDS = 5.0
"""Longest time for that alternative in a district; it has many more groups."""


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
        Fewest contacts that keep the rules, and among such plans the one with least burden.
    alternatives
        Least burden for the fewest and for some more, by number of contacts added.
    fewest_posts
        Fewest full posts, whatever the number of contacts.
    second
        The best plan of all that differ from `fewest`; None where there is no other.
    inside
        Fewest contacts when no group crosses station districts or falls apart.
    exceptions
        Fewest contacts if one could serve four municipalities. Such groups break the main
        rule and would each need a reason that somebody states.
    alone
        One contact group per municipality.
    rows
        The groups of `fewest`; municipalities are indices of the country's.
    reasons
        Why each of them stands there, in the same order.

    """

    district: str
    members: NDArray[np.int64]
    fewest: Outcome[ContactPlan]
    alternatives: dict[int, Outcome[ContactPlan]]
    fewest_posts: Outcome[ContactPlan]
    second: ContactPlan | None
    inside: Outcome[ContactPlan]
    exceptions: Outcome[ContactPlan]
    alone: ContactPlan
    rows: tuple[GroupRow, ...]
    reasons: tuple[GroupReason, ...]

    def named(self, plan: ContactPlan) -> frozenset[tuple[int, ...]]:
        """Return a plan's groups as indices of the country's municipalities."""
        return frozenset(
            tuple(int(self.members[at]) for at in plan.groups.members[index])
            for index in plan.chosen
        )


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
    need = contact_need(ground)
    extra = extra_posts(ground, need)
    given = _Given(ground, need, extra, rules)
    members = [
        np.flatnonzero(country.municipality_district == index)
        for index in range(len(country.districts))
    ]
    with ThreadPoolExecutor(max_workers=_WORKERS) as pool:
        return tuple(
            pool.map(
                lambda name, mine: _study_district(name, mine, given),
                country.districts,
                members,
            )
        )


@dataclass(frozen=True, slots=True, eq=False)
class _Given:
    """What all districts have in common."""

    ground: Ground
    need: NDArray[np.float64]
    extra: NDArray[np.int64]
    rules: ContactRules

    def problem(self, members: NDArray[np.int64]) -> ContactProblem:
        """Return the problem of some municipalities of one district."""
        ground, square = self.ground, np.ix_(members, members)
        return ContactProblem(
            need=self.need[members],
            minutes=_between_seats(ground.between_seats[square]),
            district=np.zeros(members.size, dtype=np.int64),
            neighbours=ground.neighbours[square],
            same_station=ground.same_station[square],
            extra_posts=self.extra[members],
        )


def _study_district(name: str, members: NDArray[np.int64], given: _Given) -> DistrictContacts:
    rules, problem = given.rules, given.problem(members)
    groups = build_groups(problem, rules)
    kept = Partition(groups, problem.municipalities)
    fewest = solve_fewest_posts(problem, rules, partition=kept)
    if fewest.best is None:
        msg = f"contacts of {name} have no plan: {' '.join(fewest.reasons)}"
        raise UnusableInputError(msg)
    reasons = explain_plan(fewest.best, problem, rules, partition=kept)
    at_seat = {int(groups.seat[one.group]): one for one in reasons}
    rows = group_rows(fewest.best, problem, rules)
    wider = replace(rules, most_municipalities=MOST_WITH_EXCEPTION)
    return DistrictContacts(
        district=name,
        members=members,
        fewest=fewest,
        alternatives={
            added: solve_least_burden(
                problem, rules, contacts=round(fewest.objective) + added, partition=kept
            )
            for added in ADDED_CONTACTS
        },
        fewest_posts=solve_fewest_posts(problem, rules, fewest=Fewest.POSTS, partition=kept),
        second=second_best(reasons),
        inside=solve_fewest_posts(problem, rules, banned=deviating(groups), partition=kept),
        exceptions=solve_fewest_posts(problem, wider, stop=StopRule(seconds=EXCEPTION_SECONDS)),
        alone=one_per_municipality(groups),
        rows=tuple(
            replace(
                row,
                members=tuple(int(members[member]) for member in row.members),
                elsewhere=tuple(int(members[member]) for member in row.elsewhere),
            )
            for row in rows
        ),
        reasons=tuple(at_seat[row.members[0]] for row in rows),
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


def extra_posts(ground: Ground, need: NDArray[np.float64]) -> NDArray[np.int64]:
    """Place the extra post of Dalane at the region's most peopled municipality."""
    extra = np.zeros(len(ground.country.municipality_numbers), dtype=np.int64)
    numbers = ground.country.municipality_numbers
    region = [numbers.index(number) for number in DALANE_MUNICIPALITIES if number in numbers]
    if region:
        extra[region[int(need[region].argmax())]] = int(DALANE.at_least or 0)
    return extra
