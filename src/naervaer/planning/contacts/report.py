"""A plan of contacts as plain rows."""

from dataclasses import dataclass

from naervaer.planning.contacts.groups import is_contiguous
from naervaer.planning.contacts.params import ContactRules
from naervaer.planning.contacts.problem import ContactProblem
from naervaer.planning.contacts.solution import ContactPlan, breaches_of_plan


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One contact group of a plan.

    Attributes
    ----------
    members
        Municipalities served, the seat first.
    contacts, post_share
        How many contacts, and the post each of them holds.
    need
        Posts the municipalities need together.
    travel_minutes
        Summed one-way driving from the seat.
    elsewhere
        Members that lie in another station district than the seat.
    is_contiguous
        Whether one can go between all members without leaving them.
    exception
        The stated reason of a group beyond the main rules; empty for the others.

    """

    members: tuple[int, ...]
    contacts: int
    post_share: float
    need: float
    travel_minutes: float
    elsewhere: tuple[int, ...]
    is_contiguous: bool
    exception: str = ""


def group_rows(
    plan: ContactPlan, problem: ContactProblem, rules: ContactRules
) -> list[GroupRow]:
    """Return the plan's groups in order of their seat; raise when the plan breaks a rule."""
    breaches = breaches_of_plan(plan, problem, rules)
    if breaches:
        raise AssertionError("; ".join(breaches))
    rows = []
    for index in plan.chosen:
        members = plan.groups.members[index]
        seat = int(plan.groups.seat[index])
        others = tuple(member for member in members if member != seat)
        elsewhere = tuple(other for other in others if not problem.same_station[seat, other])
        stated = rules.exception_for(members)
        rows.append(
            GroupRow(
                members=(seat, *others),
                contacts=int(plan.groups.contacts[index]),
                post_share=float(plan.groups.post_share[index]),
                need=float(problem.need[list(members)].sum()),
                travel_minutes=float(plan.groups.travel_minutes[index]),
                elsewhere=elsewhere,
                is_contiguous=is_contiguous(problem.neighbours, members),
                exception="" if stated is None else stated.reason,
            )
        )
    return sorted(rows, key=lambda row: row.members)
