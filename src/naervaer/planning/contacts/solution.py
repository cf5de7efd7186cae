"""A plan of contacts and plain measures of it."""

import math
from dataclasses import dataclass

import numpy as np

from naervaer.planning.contacts.groups import Groups
from naervaer.planning.contacts.params import ContactRules
from naervaer.planning.contacts.problem import ContactProblem


@dataclass(frozen=True, slots=True, eq=False)
class ContactPlan:
    """The chosen groups.

    Attributes
    ----------
    groups
        All groups that were to choose from.
    chosen
        Indices of the chosen groups, ascending.

    """

    groups: Groups
    chosen: tuple[int, ...]

    @property
    def contacts(self) -> int:
        """How many contacts the plan takes."""
        return int(self.groups.contacts[list(self.chosen)].sum())

    @property
    def posts(self) -> float:
        """How many full posts the contacts fill together."""
        picked = list(self.chosen)
        return float((self.groups.contacts[picked] * self.groups.post_share[picked]).sum())

    @property
    def travel_minutes(self) -> float:
        """Summed one-way driving from seats to the other municipalities."""
        return float(self.groups.travel_minutes[list(self.chosen)].sum())

    @property
    def longest_minutes(self) -> float:
        """The longest one-way drive from a seat to another municipality."""
        return float(self.groups.longest_minutes[list(self.chosen)].max(initial=0.0))

    @property
    def loads(self) -> tuple[float, float]:
        """Least and most work per contact, in posts, without added posts."""
        load = self.groups.load[list(self.chosen)]
        return float(load.min()), float(load.max())

    @property
    def elsewhere(self) -> int:
        """How many municipalities are served from another station district."""
        return int(self.groups.elsewhere[list(self.chosen)].sum())

    @property
    def burden(self) -> float:
        """Weighted burden of the plan."""
        return float(self.groups.burden[list(self.chosen)].sum())


def one_per_municipality(groups: Groups) -> ContactPlan:
    """Return the plan in which no contact is shared, for comparison."""
    chosen: dict[int, int] = {}
    for index, members in enumerate(groups.members):
        if len(members) == 1:
            chosen.setdefault(members[0], index)
    return ContactPlan(groups=groups, chosen=tuple(sorted(chosen.values())))


def breaches_of_plan(
    plan: ContactPlan, problem: ContactProblem, rules: ContactRules
) -> list[str]:
    """Return every condition the plan breaks, in words; an empty list when it breaks none.

    Written apart from the solver and from the making of groups, so that neither can hide
    the other's mistakes.
    """
    found = []
    served = np.zeros(problem.municipalities, dtype=np.int64)
    for index in plan.chosen:
        members = plan.groups.members[index]
        served[list(members)] += 1
        share = float(plan.groups.post_share[index])
        contacts = int(plan.groups.contacts[index])
        need = float(problem.need[list(members)].sum())
        stated = rules.exception_for(members)
        if len(members) > rules.most_municipalities and stated is None:
            found.append(f"group {index} has {len(members)} municipalities.")
        below_post = stated is not None and stated.post_share is not None
        if share < rules.smallest_post - 1e-9 and not below_post:
            found.append(f"group {index} gives posts of {share:.2f}.")
        if share * contacts < need - 1e-9 and stated is None:
            found.append(
                f"group {index} gives {share * contacts:.2f} posts to a need of {need:.2f}."
            )
        if len(np.unique(problem.district[list(members)])) > 1:
            found.append(f"group {index} lies in several districts.")
        extra = int(problem.extra_posts[list(members)].sum())
        least = max(1, 0 if stated is not None else math.ceil(need - 1e-9)) + extra
        if share * contacts < extra - 1e-9:
            found.append(f"group {index} gives less than the {extra} added posts.")
        if contacts < least:
            found.append(f"group {index} has {contacts} contacts, expected {least}.")
    found.extend(
        f"municipality {municipality} has {count} contact groups, expected 1."
        for municipality, count in enumerate(served)
        if count != 1
    )
    return found
