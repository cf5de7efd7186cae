"""Branch and cut on how many of a set of neighbouring sites open.

Sites that cover nearly the same stand in for one another, so that closing a single one moves
the bound very little. Branches therefore limit how many of a whole neighbourhood open: none
or at least one, at most k or more.
"""

import heapq
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.kernels.siting_cover import shared_weight, uncovered_weight
from naervaer.planning.siting.cover_master import CoverMaster, Limits, Solved
from naervaer.planning.siting.cover_proof import Task, slack_of
from naervaer.planning.siting.cover_rows import swap_among

_WHOLE = 1e-5
_ALIKE = (0.95, 0.7, 0.5, 0.35, 0.2, 0.1)
"""Shares of demand two sites cover in common that make them neighbours."""

_CENTRES = 25
"""Fractional sites around which neighbourhoods are looked at."""

_TRIED = 5
"""Neighbourhoods whose two branches are solved before one is chosen."""

_TRIAL_STEPS = 250
_LEAST_PART, _MOST_PART = 0.08, 0.92
_MOST_ROUNDS = 50
_TAIL = 0.05
"""Share of the gap that a round of cuts must close to be worth another."""

_LOOK_EVERY = 10
_SHAKES = 60


@dataclass(slots=True, eq=False)
class _Branch:
    limits: Limits
    bound: float


@dataclass(frozen=True, slots=True, eq=False)
class _Choice:
    """A neighbourhood of which at most `most`, or more, open."""

    score: float
    members: NDArray[np.int64]
    most: int


@dataclass(slots=True, eq=False)
class _Tree:
    """The open branches, the least bound of the settled, and what is known of sites."""

    task: Task
    master: CoverMaster
    open: list[tuple[float, int, _Branch]] = field(default_factory=list)
    pushed: int = 0
    settled: float = np.inf
    numbers: dict[bytes, int] = field(default_factory=dict)
    alike: dict[int, NDArray[np.float64]] = field(default_factory=dict)
    by_site: tuple[NDArray[np.int64], NDArray[np.int64]] | None = None
    covered: NDArray[np.float64] = field(default_factory=lambda: np.empty(0))

    def push(self, branch: _Branch) -> None:
        self.pushed += 1
        heapq.heappush(self.open, (branch.bound, self.pushed, branch))

    def pop(self) -> _Branch | None:
        """Return the open branch with the least bound, None when none can be better."""
        if not self.open or self.open[0][0] >= self.task.cutoff:
            self.open.clear()
            return None
        return heapq.heappop(self.open)[2]

    def likeness(self, site: int) -> NDArray[np.float64]:
        """Return the share of demand covered in common with each site, shape (S,)."""
        if site not in self.alike:
            rows = self.master.rows
            by_site, turned = self.by_site or rows.turned()
            both = shared_weight(site, rows.starts, rows.sites, by_site, turned, rows.weights)
            either = self.covered + self.covered[site] - both
            self.alike[site] = both / np.maximum(either, 1e-300)
        return self.alike[site]


def branch_cover(task: Task, master: CoverMaster) -> None:
    """Search the branches of the covering problem until it is settled or time is up."""
    rows = master.rows
    covered = np.zeros(rows.site_count)
    np.add.at(covered, rows.sites, np.repeat(rows.weights, np.diff(rows.starts)))
    tree = _Tree(task, master, by_site=rows.turned(), covered=covered)
    branch: _Branch | None = _Branch(master.free, -np.inf)
    looked = 0
    while branch is not None:
        least = min([branch.bound, tree.settled, *(one[0] for one in tree.open[:1])])
        if np.isfinite(least):
            task.prove(least, "branches")
        if task.search.is_done():
            return
        try:
            branch = _work(tree, branch, look=looked % _LOOK_EVERY == 0)
        except TimeoutError:
            return
        branch = branch or tree.pop()
        looked += 1
    task.prove(tree.settled, "branches")


def _work(tree: _Tree, branch: _Branch, *, look: bool) -> _Branch | None:
    """Bound a branch and split it; return the better half to go on with, if any."""
    task, master = tree.task, tree.master
    master.limit(branch.limits)
    solved = _tighten(tree, branch)
    if solved is None:
        return None
    branch.bound = max(branch.bound, solved.bound)
    if look:
        _look(task, master, solved)
    room = task.cutoff - branch.bound
    if room <= 0:
        return None
    limits = _settled(branch.limits, solved, task.cutoff - solved.bound)
    branch = _Branch(limits, branch.bound)
    master.purge(12, least=200)
    halves = _split(tree, branch, solved, room=room)
    kept = {number for half in halves for number in half.limits.sets}
    for _, _, other in tree.open:
        kept |= other.limits.sets.keys()
    master.forget_sets(kept)
    halves.sort(key=lambda half: half.bound)
    for half in halves[1:]:
        tree.push(half)
    return halves[0] if halves else None


def _tighten(tree: _Tree, branch: _Branch) -> Solved | None:
    """Return the solution after rounds of cuts, None when no better plan is left."""
    task, master = tree.task, tree.master
    slack = 10 * slack_of(master.rows)
    before, rounds = -np.inf, 0
    while True:
        solved = master.solve(task.search.watch.remaining)
        if solved is None or max(solved.bound, branch.bound) >= task.cutoff:
            return None
        rounds += 1
        if not np.any((solved.share > _WHOLE) & (solved.share < 1 - _WHOLE)):
            _offer_whole(task, master, solved)
            fresh = master.cut(solved.share, solved.lost, slack=1e-3 * slack)
            if not fresh or rounds > _MOST_ROUNDS:
                tree.settled = min(tree.settled, max(solved.bound, branch.bound))
                return None
            continue
        fresh = master.cut(solved.share, solved.lost, slack=slack)
        if not fresh or solved.bound - before < _TAIL * (task.cutoff - solved.bound):
            return solved
        before = solved.bound


def _offer_whole(task: Task, master: CoverMaster, solved: Solved) -> None:
    rows = master.rows
    is_open = solved.share > 0.5  # noqa: PLR2004
    lost = uncovered_weight(rows.starts, rows.sites, rows.weights, is_open)
    task.offer(np.flatnonzero(is_open), lost)


def _look(task: Task, master: CoverMaster, solved: Solved) -> None:
    """Look for a better plan among the sites the solution uses."""
    rows = master.rows
    liked = np.sort(np.argsort(-solved.share, kind="stable")[: rows.count])
    known = task.known(rows.count, solved.share)
    used = solved.share > _WHOLE
    used[liked] = True
    used[known] = True
    lost, places = swap_among(
        rows, np.flatnonzero(used), [liked, known], shakes=_SHAKES, seed=task.search.seed
    )
    task.offer(places, lost)


def _settled(limits: Limits, solved: Solved, room: float) -> Limits:
    """Return the limits with the sites settled that the reduced costs settle."""
    high, low = limits.high.copy(), limits.low.copy()
    high[(solved.share < _WHOLE) & (solved.reduced >= room)] = 0.0
    low[(solved.share > 1 - _WHOLE) & (-solved.reduced >= room)] = 1.0
    return Limits(low, high, limits.sets)


def _choices(tree: _Tree, limits: Limits, solved: Solved) -> list[_Choice]:
    """Return the neighbourhoods most worth a branch, the best first."""
    share = solved.share
    part = np.minimum(share, 1 - share)
    worth = part * tree.covered
    centres = np.flatnonzero(part > _WHOLE)
    centres = centres[np.argsort(-worth[centres], kind="stable")][:_CENTRES]
    free = limits.high > limits.low
    found: dict[bytes, _Choice] = {}
    for centre in centres:
        likeness = tree.likeness(int(centre))
        for least in _ALIKE:
            members = np.flatnonzero((likeness >= least) & free)
            total = float(share[members].sum())
            most = int(np.floor(total + _WHOLE))
            rest = total - most
            if _LEAST_PART <= rest <= _MOST_PART:
                score = min(rest, 1 - rest) * float(np.sqrt(tree.covered[centre]))
                score *= 1.0 if most == 0 else 0.9
                found.setdefault(members.tobytes(), _Choice(score, members, most))
    if not found:
        return [_Choice(1.0, centres[:1], 0)]
    return _distinct(sorted(found.values(), key=lambda choice: -choice.score))


def _distinct(choices: list[_Choice]) -> list[_Choice]:
    """Return the first few choices that differ in their score."""
    kept: list[_Choice] = []
    seen: set[tuple[float, int]] = set()
    for choice in choices:
        mark = (round(choice.score, 6), choice.most)
        if mark not in seen:
            seen.add(mark)
            kept.append(choice)
        if len(kept) == _TRIED:
            break
    return kept


def _split(tree: _Tree, branch: _Branch, solved: Solved, *, room: float) -> list[_Branch]:
    """Return the halves of the choice that lifts both bounds most; settled ones left out."""
    best: tuple[float, list[_Branch]] = (-1.0, [])
    tried = [_halves(tree, branch, choice) for choice in _choices(tree, branch.limits, solved)]
    basis = tree.master.remember()
    for halves in tried:
        for half in halves:
            tree.master.recall(basis)
            half.bound = max(half.bound, _bound_of(tree, half))
        lifts = [min(half.bound - branch.bound, room) for half in halves]
        lifts += [room] * (2 - len(lifts))
        score = max(lifts[0], 1e-3 * room) * max(lifts[1], 1e-3 * room)
        if score > best[0]:
            best = (score, [half for half in halves if half.bound < tree.task.cutoff])
        if max(lifts) >= room:
            break
    return best[1]


def _halves(tree: _Tree, branch: _Branch, choice: _Choice) -> list[_Branch]:
    """Return the branch in which at most so many of the neighbourhood open, and the other."""
    limits, members = branch.limits, choice.members
    number = tree.numbers.setdefault(members.tobytes(), len(tree.numbers))
    least, most = limits.sets.get(number, (-np.inf, np.inf))
    if choice.most == 0:
        high = limits.high.copy()
        high[members] = 0.0
        fewer = _Branch(Limits(limits.low, high, limits.sets), branch.bound)
    else:
        tree.master.name_set(number, members)
        sets = limits.sets | {number: (least, min(most, float(choice.most)))}
        fewer = _Branch(Limits(limits.low, limits.high, sets), branch.bound)
    if members.size == 1:
        low = limits.low.copy()
        low[members] = 1.0
        return [fewer, _Branch(Limits(low, limits.high, limits.sets), branch.bound)]
    tree.master.name_set(number, members)
    sets = limits.sets | {number: (max(least, choice.most + 1.0), most)}
    return [fewer, _Branch(Limits(limits.low, limits.high, sets), branch.bound)]


def _bound_of(tree: _Tree, branch: _Branch) -> float:
    """Return the bound of a branch before any further cuts."""
    tree.master.limit(branch.limits)
    left = tree.task.search.watch.remaining
    solved = tree.master.solve(left, most_steps=_TRIAL_STEPS)
    return np.inf if solved is None else solved.bound
