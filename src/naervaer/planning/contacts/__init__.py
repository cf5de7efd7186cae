"""Which police contact serves which municipalities."""

from naervaer.planning.contacts.exact import (
    Fewest,
    solve_fewest_posts,
    solve_least_burden,
)
from naervaer.planning.contacts.explain import (
    GroupReason,
    Why,
    deviating,
    explain_plan,
    second_best,
)
from naervaer.planning.contacts.groups import Groups, build_groups
from naervaer.planning.contacts.params import ContactRules, StatedException
from naervaer.planning.contacts.partition import Partition
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
    "Fewest",
    "GroupReason",
    "GroupRow",
    "Groups",
    "Partition",
    "StatedException",
    "Why",
    "breaches_of_plan",
    "build_groups",
    "deviating",
    "explain_plan",
    "group_rows",
    "one_per_municipality",
    "second_best",
    "solve_fewest_posts",
    "solve_least_burden",
]
