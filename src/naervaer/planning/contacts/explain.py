"""Why a plan groups as it does: what it would cost to leave each group out."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from naervaer.planning.contacts.groups import Groups
from naervaer.planning.contacts.params import ContactRules
from naervaer.planning.contacts.partition import Indices, Partition
from naervaer.planning.contacts.problem import ContactProblem
from naervaer.planning.contacts.solution import ContactPlan
from naervaer.planning.solving import StopRule

_SAME_BURDEN = 1e-3


class Why(StrEnum):
    """Why a group stands in a plan."""

    WHOLE_POST = "whole_post"
    """One municipality needs a contact, or several, for itself."""

    TOO_FAR = "too_far"
    """Alone, as no other municipality of the district is near enough."""

    TOO_MUCH = "too_much"
    """Alone, as the work together with any other near enough is above one post."""

    SAVES_CONTACTS = "saves_contacts"
    """Every plan without the group takes more contacts."""

    LESS_BURDEN = "less_burden"
    """Plans without it take as many contacts, and all of them burden more."""

    EQUAL = "equal"
    """Another plan without it is just as good; the choice between them is free."""


@dataclass(frozen=True, slots=True, eq=False)
class GroupReason:
    """Why one group stands in a plan, with the best plan that does without it.

    Attributes
    ----------
    group
        Index of the group.
    why
        The reason.
    more_contacts, more_burden
        What the best plan without the group has more of, contacts first; both 0 where no
        such plan exists.
    instead
        That plan; None where the municipalities can be served in no other way.
    clean_contacts, clean_burden
        For a group that crosses station districts or does not hang together: what the best
        plan has more of in which its municipalities are in no such group; None for other
        groups, and where no such plan exists.

    """

    group: int
    why: Why
    more_contacts: int
    more_burden: float
    instead: ContactPlan | None
    clean_contacts: int | None = None
    clean_burden: float | None = None


def explain_plan(
    plan: ContactPlan,
    problem: ContactProblem,
    rules: ContactRules,
    *,
    partition: Partition | None = None,
    stop: StopRule | None = None,
) -> tuple[GroupReason, ...]:
    """Return the reason of every group of a plan with fewest contacts, in the plan's order.

    Each group is banned in turn and the problem solved again, so a reason is proven and not
    told afterwards.
    """
    partition = partition or Partition(plan.groups, problem.municipalities)
    asked = _Asked(plan, problem, rules, partition, stop or StopRule(), [])
    return tuple(asked.reason(index) for index in plan.chosen)


def second_best(reasons: tuple[GroupReason, ...]) -> ContactPlan | None:
    """Return the best plan of all that differ from the explained one; None without any.

    Every other plan lacks at least one of its groups, so the best of the plans without one of
    them is the second best of all.
    """
    others = [one for one in reasons if one.instead is not None]
    if not others:
        return None
    return min(others, key=lambda one: (one.more_contacts, one.more_burden)).instead


def deviating(groups: Groups) -> Indices:
    """Return the groups that cross station districts or do not hang together."""
    return np.flatnonzero((groups.elsewhere > 0) | ~groups.is_contiguous)


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """What all questions about one plan have in common."""

    plan: ContactPlan
    problem: ContactProblem
    rules: ContactRules
    partition: Partition
    stop: StopRule
    found: list[ContactPlan]

    def reason(self, index: int) -> GroupReason:
        """Return why a group stands in the plan."""
        groups = self.plan.groups
        instead = self._best_without(np.array([index], dtype=np.int64))
        contacts, burden = self._more(instead)
        clean = None
        if groups.elsewhere[index] or not groups.is_contiguous[index]:
            mine = set(groups.members[index])
            with_mine = [at for at in deviating(groups) if mine & set(groups.members[at])]
            clean = self._best_without(np.array(with_mine, dtype=np.int64))
        clean_contacts, clean_burden = self._more(clean)
        return GroupReason(
            group=index,
            why=self._why(index, instead, contacts, burden),
            more_contacts=contacts,
            more_burden=burden,
            instead=instead,
            clean_contacts=None if clean is None else clean_contacts,
            clean_burden=None if clean is None else clean_burden,
        )

    def _best_without(self, banned: Indices) -> ContactPlan | None:
        """Return the best plan without some groups: fewest contacts, then least burden."""
        groups, shut = self.plan.groups, set(banned.tolist())
        most = self.plan.contacts
        while most <= int(groups.contacts.sum()):
            known = [
                plan.burden
                for plan in self.found
                if plan.contacts <= most and shut.isdisjoint(plan.chosen)
            ]
            answer = self.partition.solve(
                groups.burden,
                seconds=self.stop.seconds,
                most_contacts=most,
                banned=banned,
                known=min(known, default=np.inf),
            )
            if answer.chosen is not None:
                self.found.append(ContactPlan(groups=groups, chosen=answer.chosen))
                return self.found[-1]
            if not answer.is_infeasible or (
                most == self.plan.contacts and not self._is_possible(banned)
            ):
                return None
            most += 1
        return None

    def _is_possible(self, banned: Indices) -> bool:
        """Return whether any plan does without some groups, whatever its contacts."""
        answer = self.partition.solve(
            self.plan.groups.burden, seconds=self.stop.seconds, banned=banned, relative_gap=1.0
        )
        return answer.chosen is not None

    def _more(self, other: ContactPlan | None) -> tuple[int, float]:
        """Return the contacts and the burden another plan has more of."""
        if other is None:
            return 0, 0.0
        return other.contacts - self.plan.contacts, other.burden - self.plan.burden

    def _why(
        self, index: int, instead: ContactPlan | None, contacts: int, burden: float
    ) -> Why:
        members = self.plan.groups.members[index]
        if len(members) == 1 and not self._may_share(members[0]):
            return self._why_never_shared(members[0])
        if instead is None or contacts > 0:
            return Why.SAVES_CONTACTS
        return Why.EQUAL if burden <= _SAME_BURDEN else Why.LESS_BURDEN

    def _may_share(self, municipality: int) -> bool:
        return any(
            municipality in members and len(members) > 1 for members in self.plan.groups.members
        )

    def _why_never_shared(self, municipality: int) -> Why:
        """Return why no group but its own may serve a municipality."""
        problem = self.problem
        if problem.need[municipality] + problem.need.min() > 1:
            return Why.WHOLE_POST
        near = (problem.minutes[municipality] <= self.rules.longest_minutes) & (
            problem.district == problem.district[municipality]
        )
        near[municipality] = False
        return Why.TOO_MUCH if near.any() else Why.TOO_FAR
