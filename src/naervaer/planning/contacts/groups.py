"""Every group of municipalities that one contact, or one municipality's contacts, may serve."""

import math
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.contacts.params import ContactRules
from naervaer.planning.contacts.problem import ContactProblem


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """The columns of the set-partitioning model. G is the number of groups.

    Attributes
    ----------
    members
        The municipalities of each group, ascending.
    seat
        The member from which the others are served: least summed driving, shape (G,).
    contacts
        Contacts the group needs, shape (G,): 1, or more where one municipality's need is
        above one post.
    post_share
        Post of each of the group's contacts, shape (G,), between the smallest post and 1.
    travel_minutes
        Summed driving from the seat to the other members, one way, shape (G,).
    burden
        Weighted sum of travel, other station districts, gaps and balance, shape (G,).

    """

    members: tuple[tuple[int, ...], ...]
    seat: NDArray[np.int64]
    contacts: NDArray[np.int64]
    post_share: NDArray[np.float64]
    travel_minutes: NDArray[np.float64]
    burden: NDArray[np.float64]


def build_groups(problem: ContactProblem, rules: ContactRules) -> Groups:
    """Return all groups that keep the rules, in a fixed order.

    A group lies in one district, has at most `most_municipalities` members, needs no more
    than one full post together, and each member is within `longest_minutes` of the seat.
    """
    found: list[tuple[tuple[int, ...], tuple[int, int, float, float, float]]] = []
    for district in np.unique(problem.district):
        inside = np.flatnonzero(problem.district == district).tolist()
        for size in range(1, rules.most_municipalities + 1):
            for members in combinations(inside, size):
                column = _column(problem, rules, members)
                if column is not None:
                    found.append((members, column))
    seats, contacts, shares, travel, burden = zip(*(column for _, column in found), strict=True)
    return Groups(
        members=tuple(members for members, _ in found),
        seat=np.array(seats, dtype=np.int64),
        contacts=np.array(contacts, dtype=np.int64),
        post_share=np.array(shares),
        travel_minutes=np.array(travel),
        burden=np.array(burden),
    )


def _column(
    problem: ContactProblem, rules: ContactRules, members: tuple[int, ...]
) -> tuple[int, int, float, float, float] | None:
    """Return seat, contacts, post share, travel and burden, or None when not allowed."""
    need = float(problem.need[list(members)].sum())
    if len(members) > 1 and need > 1 + 1e-9:
        return None
    among = problem.minutes[np.ix_(members, members)]
    seat = int(among.sum(axis=1).argmin())
    if among[seat].max() > rules.longest_minutes:
        return None
    contacts = max(1, math.ceil(need - 1e-9)) + int(problem.extra_posts[list(members)].sum())
    share = min(1.0, max(rules.smallest_post, need / contacts))
    travel = float(among[seat].sum())
    others = [member for member in members if member != members[seat]]
    foreign = sum(not problem.same_station[members[seat], other] for other in others)
    burden = (
        rules.travel_weight * travel
        + rules.station_weight * foreign
        + rules.apart_weight * (not is_contiguous(problem.neighbours, members))
        + rules.balance_weight * abs(contacts * share - need)
    )
    return members[seat], contacts, share, travel, burden


def is_contiguous(neighbours: NDArray[np.bool_], members: tuple[int, ...]) -> bool:
    """Return whether one can go between all members without leaving them."""
    reached, edge = {members[0]}, [members[0]]
    while edge:
        here = edge.pop()
        for other in members:
            if other not in reached and neighbours[here, other]:
                reached.add(other)
                edge.append(other)
    return len(reached) == len(members)
