"""Which police contact serves which municipalities."""

from naervaer.planning.contacts.exact import solve_fewest_posts, solve_least_burden
from naervaer.planning.contacts.groups import Groups, build_groups
from naervaer.planning.contacts.params import ContactRules
from naervaer.planning.contacts.problem import ContactProblem
from naervaer.planning.contacts.report import GroupRow, group_rows
from naervaer.planning.contacts.solution import (
    ContactPlan,
    breaches_of_plan,
    one_per_municipality,
)

__all__ = [
    "ContactPlan",
    "ContactProblem",
    "ContactRules",
    "GroupRow",
    "Groups",
    "breaches_of_plan",
    "build_groups",
    "group_rows",
    "one_per_municipality",
    "solve_fewest_posts",
    "solve_least_burden",
]
