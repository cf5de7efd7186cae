"""Fewest contacts, fewest posts, or least burden for a given number: each proven best."""

from enum import StrEnum

import numpy as np

from naervaer.planning.contacts.groups import Groups, build_groups
from naervaer.planning.contacts.params import ContactRules
from naervaer.planning.contacts.partition import Answer, Indices, Partition
from naervaer.planning.contacts.problem import ContactProblem
from naervaer.planning.contacts.solution import ContactPlan
from naervaer.planning.solving import Ending, Outcome, StopRule

_WHOLE_GAP = 0.99
"""Numbers of contacts are whole, so a smaller gap than one proves the number."""


class Fewest(StrEnum):
    """What a plan has fewest of."""

    CONTACTS = "contacts"
    POSTS = "posts"


def solve_fewest_posts(
    problem: ContactProblem,
    rules: ContactRules | None = None,
    *,
    fewest: Fewest = Fewest.CONTACTS,
    partition: Partition | None = None,
    banned: Indices | None = None,
    stop: StopRule | None = None,
) -> Outcome[ContactPlan]:
    """Return the plan with fewest contacts (or full posts) that keeps the rules.

    Two questions one after the other: the fewest, then the least burden among the plans with
    so few. Both are proven; the objective is the number of contacts or posts.

    Parameters
    ----------
    problem, rules
        What is asked.
    fewest
        Contacts, each of them one appointment, or full posts: the sum of their shares.
    partition
        That of the same problem and rules, when the caller has built it.
    banned
        Groups that may not be chosen.
    stop
        When to stop.

    """
    rules = rules or ContactRules()
    partition = partition or Partition(build_groups(problem, rules), problem.municipalities)
    groups = partition.groups
    watch = (stop or StopRule()).start()
    counts_contacts = fewest is Fewest.CONTACTS
    cost = groups.contacts.astype(np.float64) if counts_contacts else groups.posts
    gap = _WHOLE_GAP if counts_contacts else 1e-7
    first = partition.solve(cost, seconds=watch.remaining, banned=banned, absolute_gap=gap)
    if first.chosen is None:
        return _without(problem, groups, first, watch.elapsed)
    most = float(cost[list(first.chosen)].sum())
    second = partition.solve(
        groups.burden,
        seconds=watch.remaining,
        banned=banned,
        most_contacts=most if counts_contacts else np.inf,
        most_posts=np.inf if counts_contacts else most + 1e-7,
    )
    chosen = first.chosen if second.chosen is None else second.chosen
    objective = float(cost[list(chosen)].sum())
    proven = first.is_proven and second.is_proven
    return Outcome(
        best=ContactPlan(groups=groups, chosen=chosen),
        ending=Ending.OPTIMAL if proven else Ending.TIME_LIMIT,
        objective=objective,
        bound=objective if first.is_proven else min(first.bound, objective),
        seconds=watch.elapsed,
    )


def solve_least_burden(
    problem: ContactProblem,
    rules: ContactRules | None = None,
    *,
    contacts: int,
    partition: Partition | None = None,
    banned: Indices | None = None,
    known: float = np.inf,
    stop: StopRule | None = None,
) -> Outcome[ContactPlan]:
    """Return the plan with least burden among those with at most `contacts` contacts.

    An infeasible number is an ending whose reason names the fewest that would do. `partition`
    and `banned` as in `solve_fewest_posts`; `known` is the burden of a plan that
    keeps all this, which saves time.
    """
    rules = rules or ContactRules()
    partition = partition or Partition(build_groups(problem, rules), problem.municipalities)
    groups = partition.groups
    stop = stop or StopRule()
    watch = stop.start()
    answer = partition.solve(
        groups.burden,
        seconds=watch.remaining,
        most_contacts=contacts,
        banned=banned,
        known=known,
        relative_gap=stop.gap,
    )
    if answer.is_infeasible:
        fewest = solve_fewest_posts(
            problem, rules, partition=partition, banned=banned, stop=stop
        )
        if fewest.best is None:
            return fewest
        reason = (
            f"{contacts} contacts were given; the rules need at least {fewest.objective:.0f}."
        )
        return Outcome(
            best=None, ending=Ending.INFEASIBLE, seconds=watch.elapsed, reasons=(reason,)
        )
    if answer.chosen is None:
        return _without(problem, groups, answer, watch.elapsed)
    plan = ContactPlan(groups=groups, chosen=answer.chosen)
    return Outcome(
        best=plan,
        ending=Ending.OPTIMAL if answer.is_proven else Ending.TIME_LIMIT,
        objective=plan.burden,
        bound=min(answer.bound, plan.burden),
        seconds=watch.elapsed,
    )


def _without(
    problem: ContactProblem, groups: Groups, answer: Answer, seconds: float
) -> Outcome[ContactPlan]:
    """Return the outcome of a question without an answer."""
    if not answer.is_infeasible:
        return Outcome(best=None, ending=Ending.TIME_LIMIT, seconds=seconds)
    served = {m for members in groups.members for m in members}
    alone = sorted(set(range(problem.municipalities)) - served)
    reasons = tuple(f"no group may serve municipality {lonely}." for lonely in alone)
    return Outcome(best=None, ending=Ending.INFEASIBLE, seconds=seconds, reasons=reasons)
