"""Every group of municipalities that one contact, or one municipality's contacts, may serve."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.contacts.params import ContactRules, StatedException
from naervaer.planning.contacts.problem import ContactProblem

Members = NDArray[np.int64]
_SLACK = 1e-9


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
        above one post or a decision adds a post.
    post_share
        Post of each of the group's contacts in the mean, shape (G,), up to 1.
    travel_minutes
        Summed driving from the seat to the other members, one way, shape (G,).
    longest_minutes
        The longest of those drives, shape (G,).
    elsewhere
        Members in another station district than the seat, shape (G,).
    is_contiguous
        Whether one can go between all members without leaving them, shape (G,).
    load
        Work of each of the group's contacts without added posts, in posts, shape (G,).
    burden
        Weighted sum of travel, other station districts, gaps and balance, shape (G,).

    """

    members: tuple[tuple[int, ...], ...]
    seat: NDArray[np.int64]
    contacts: NDArray[np.int64]
    post_share: NDArray[np.float64]
    travel_minutes: NDArray[np.float64]
    longest_minutes: NDArray[np.float64]
    elsewhere: NDArray[np.int64]
    is_contiguous: NDArray[np.bool_]
    load: NDArray[np.float64]
    burden: NDArray[np.float64]

    @property
    def posts(self) -> NDArray[np.float64]:
        """Full posts that each group takes, shape (G,)."""
        return np.asarray(self.contacts * self.post_share)


def build_groups(problem: ContactProblem, rules: ContactRules) -> Groups:
    """Return all groups that keep the rules, in a fixed order, and the stated exceptions.

    A group lies in one district, has at most `most_municipalities` members, needs no more
    than one full post together, and each member is within `longest_minutes` of the seat. An
    exception is taken as it stands, whatever its size and the length of its drives, as long as
    it lies in one district.
    """
    parts = []
    for district in np.unique(problem.district):
        inside = np.flatnonzero(problem.district == district).tolist()
        for size in range(1, rules.most_municipalities + 1):
            every = np.array(list(combinations(inside, size)), dtype=np.int64)
            if every.size:
                parts.append(_columns(problem, rules, every))
    parts.extend(_stated(problem, rules, one) for one in rules.exceptions)
    return _joined([part for part in parts if part.members])


def is_contiguous(neighbours: NDArray[np.bool_], members: tuple[int, ...]) -> bool:
    """Return whether one can go between all members without leaving them."""
    return bool(_contiguous(neighbours, np.array([members], dtype=np.int64))[0])


def _stated(problem: ContactProblem, rules: ContactRules, one: StatedException) -> Groups:
    """Return the group of an exception; nothing where the rules hold it already."""
    members = np.array([sorted(one.members)], dtype=np.int64)
    count = problem.municipalities
    if members.min() < 0 or members.max() >= count:
        msg = f"an exception names {one.members}, expected numbers from 0 to {count - 1}."
        raise UnusableInputError(msg)
    if np.unique(problem.district[members[0]]).size > 1:
        msg = f"the exception for {one.members} lies in several districts, expected one."
        raise UnusableInputError(msg)
    if members.shape[1] <= rules.most_municipalities and one.post_share is None:
        kept = _columns(problem, rules, members)
        if kept.members:
            return _columns(problem, rules, members[:0])
    return _columns(problem, rules, members, stated=one)


def _columns(
    problem: ContactProblem,
    rules: ContactRules,
    members: Members,
    *,
    stated: StatedException | None = None,
) -> Groups:
    """Return the allowed ones of some groups of one size, shape (G, size)."""
    size = members.shape[1]
    need = problem.need[members].sum(axis=1)
    if stated is None and size > 1:
        members, need = members[need <= 1 + _SLACK], need[need <= 1 + _SLACK]
    among = problem.minutes[members[:, :, None], members[:, None, :]]
    at = among.sum(axis=2).argmin(axis=1)
    rows = np.arange(members.shape[0])
    drives = among[rows, at]
    if stated is None:
        near = drives.max(axis=1, initial=0.0) <= rules.longest_minutes
        members, need, at, drives = members[near], need[near], at[near], drives[near]
    seat = members[np.arange(members.shape[0]), at]
    extra = problem.extra_posts[members].sum(axis=1)
    plain = np.maximum(1, np.ceil(need - _SLACK)).astype(np.int64)
    load = need / plain
    smallest = rules.smallest_post
    if stated is not None and stated.post_share is not None:
        smallest = stated.post_share
    share = np.minimum(1.0, np.maximum(smallest, load))
    if stated is not None and stated.post_share is not None:
        share = np.full_like(share, stated.post_share)
    travel = drives.sum(axis=1)
    longest = drives.max(axis=1, initial=0.0)
    elsewhere = (
        ~problem.same_station[seat[:, None], members] & (members != seat[:, None])
    ).sum(axis=1)
    contiguous = _contiguous(problem.neighbours, members)
    burden = (
        rules.travel_weight * travel
        + rules.long_weight * np.maximum(drives - rules.easy_minutes, 0.0).sum(axis=1)
        + rules.station_weight * elsewhere
        + rules.apart_weight * ~contiguous
        + rules.balance_weight * np.abs(plain * share - need)
        + rules.load_weight * plain * load**2
    )
    contacts = plain + extra
    return Groups(
        members=tuple(tuple(group) for group in members.tolist()),
        seat=seat,
        contacts=contacts,
        post_share=(plain * share + extra) / contacts,
        travel_minutes=travel,
        longest_minutes=longest,
        elsewhere=elsewhere,
        is_contiguous=contiguous,
        load=load,
        burden=burden,
    )


def _contiguous(neighbours: NDArray[np.bool_], members: Members) -> NDArray[np.bool_]:
    """Return which groups can be walked through without leaving them, shape (G,)."""
    size = members.shape[1]
    step = neighbours[members[:, :, None], members[:, None, :]] | np.eye(size, dtype=np.bool_)
    reached = step[:, 0, :]
    for _ in range(size - 2):
        reached = np.asarray((reached[:, :, None] & step).any(axis=1))
    return np.asarray(reached.all(axis=1))


def _joined(parts: list[Groups]) -> Groups:
    """Return several sets of groups as one."""
    return Groups(
        members=tuple(group for part in parts for group in part.members),
        **{
            name: np.concatenate([getattr(part, name) for part in parts])
            for name in Groups.__slots__
            if name != "members"
        },
    )
