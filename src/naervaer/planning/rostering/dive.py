"""Diving: fix what is most certain, price the rest anew, until everybody has a row.

Joncour, Michel, Sadykov, Sverdlov and Vanderbeck (2010), "Column generation based primal
heuristics", doi:10.1016/j.endm.2010.05.088. Single days are fixed rather than whole rows:
people stay flexible for longer, so the last ones still find rows that fit. When the bound
passes the cutoff the last decisions are taken back, one by one, and turned round.
"""

import math
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.rostering.generation import Generator
from naervaer.planning.rostering.master import Master, MasterAnswer

Choice: TypeAlias = tuple[int, int, int]
"""A person, a day and what is done: a shift, or S for off."""

_WHOLE = 1e-6
_ROUNDS = 30
_EARLY = 2e-4
_CONDENSE_ABOVE = 300
_CONDENSE_SHARE = 0.6
_LIKELY = 0.5
_FASTER, _FASTEST = 1.3, 4.0


@dataclass(frozen=True, slots=True)
class DiveParams:
    """How boldly to dive.

    Attributes
    ----------
    batch
        Share of the undecided choices fixed at a time, at most one per person.
    noise
        Width of the random factor on shares when ranking.
    failures
        How many dead ends are turned round before giving up.
    rows
        Fix the row with the largest share whole, instead of single days.

    """

    batch: float = 0.03
    noise: float = 0.1
    failures: int = 6
    rows: bool = False


@dataclass(slots=True, eq=False)
class _Path:
    """The decisions taken so far, so that they can be taken back."""

    allowed: NDArray[np.bool_]
    saved: list[tuple[NDArray[np.bool_], list[Choice]]] = field(default_factory=list)

    def decide(self, choices: list[Choice]) -> None:
        """Fix these choices."""
        self.saved.append((self.allowed, choices))
        self.allowed = _with(self.allowed, choices)

    def turn(self) -> bool:
        """Take back the last decision: keep only its first choice, or forbid that one."""
        if not self.saved:
            return False
        before, choices = self.saved.pop()
        if len(choices) > 1:
            self.allowed = before
            self.decide(choices[:1])
            return True
        person, day, choice = choices[0]
        self.allowed = before.copy()
        self.allowed[person, day, choice] = False
        return True


def dive(
    generator: Generator,
    allowed: NDArray[np.bool_],
    *,
    cutoff: float,
    rng: np.random.Generator,
    params: DiveParams,
) -> NDArray[np.int64] | None:
    """Return rows for everybody that cost less than `cutoff`, or None.

    Parameters
    ----------
    generator
        Column generation with its known rows; its master is not changed.
    allowed
        What each person may do each day, shape (P, D, S + 1), off last; not changed.
    cutoff
        Turn round once the bound shows that nothing below this can be found.
    rng
        Perturbs the order of fixing.
    params
        How boldly to dive.

    """
    generator.master.restrict(allowed)
    generator = generator.beside(generator.master.condensed())
    path = _Path(allowed)
    failures = params.failures
    floor, pace = -math.inf, 1.0
    while not generator.is_over():
        relaxed = generator.relax(
            path.allowed, cutoff=cutoff, rounds=_ROUNDS, early=_EARLY, floor=floor
        )
        answer = relaxed.answer
        if answer is None and not relaxed.finished:
            return None
        if answer is None or generator.round_up(relaxed.bound) >= cutoff - _WHOLE:
            failures -= 1
            if failures < 0 or not path.turn():
                return None
            continue
        rows = whole_rows(generator.master, answer)
        if rows is not None:
            return rows
        pick = _likely_row if params.rows else _likely_choices
        choices = pick(
            generator.master, answer, path.allowed, rng=rng, params=params, pace=pace
        )
        if not choices:
            return None
        free_of_charge = answer.objective <= floor + _WHOLE
        pace = min(_FASTEST, pace * _FASTER) if free_of_charge else max(1.0, pace / _FASTER)
        # Fixing more never lowers the value: once back at it, pricing cannot gain anything.
        floor = answer.objective
        path.decide(choices)
        generator.master.restrict(path.allowed)
        if (
            generator.master.count > _CONDENSE_ABOVE
            and generator.master.open_share < _CONDENSE_SHARE
        ):
            generator = generator.beside(generator.master.condensed())
    return None


def whole_rows(master: Master, answer: MasterAnswer) -> NDArray[np.int64] | None:
    """Return the members' rows, shape (P, D), when the choice has no fractions.

    People who are not members are off throughout.
    """
    if answer.stand_in > _WHOLE or bool(np.any(answer.shares < 1 - _WHOLE)):
        return None
    rows = np.full((master.aims.people, master.aims.days), -1, dtype=np.int64)
    for column in answer.chosen:
        rows[master.people[column]] = master.rows[column]
    return rows


def choice_shares(master: Master, answer: MasterAnswer) -> NDArray[np.float64]:
    """Return how much of each person's day goes to each choice, shape (P, D, S + 1)."""
    problem = master.aims
    shares = np.zeros((problem.people, problem.days, problem.shifts + 1))
    days = np.arange(problem.days)
    for column, share in zip(answer.chosen, answer.shares, strict=True):
        row = master.rows[column]
        shares[master.people[column], days, np.where(row >= 0, row, problem.shifts)] += share
    return shares


def only(row: NDArray[np.int64], shifts: int) -> NDArray[np.bool_]:
    """Return a mask, shape (D, S + 1), that allows this row alone."""
    mask = np.zeros((row.size, shifts + 1), dtype=np.bool_)
    mask[np.arange(row.size), np.where(row >= 0, row, shifts)] = True
    return mask


def _with(allowed: NDArray[np.bool_], choices: list[Choice]) -> NDArray[np.bool_]:
    allowed = allowed.copy()
    for person, day, choice in choices:
        allowed[person, day] = False
        allowed[person, day, choice] = True
    return allowed


def _likely_choices(
    master: Master,
    answer: MasterAnswer,
    allowed: NDArray[np.bool_],
    *,
    rng: np.random.Generator,
    params: DiveParams,
    pace: float,
) -> list[Choice]:
    """Return the undecided choices with the largest shares, at most one per person."""
    shares = choice_shares(master, answer)
    undecided = (shares > _WHOLE) & (shares < 1 - _WHOLE)
    undecided &= (allowed.sum(axis=2) > 1)[:, :, None]
    noise = rng.uniform(1.0 - params.noise, 1.0, shares.shape)
    ranked = np.where(undecided, shares * noise, -1.0).reshape(shares.shape[0], -1)
    best = ranked.argmax(axis=1)
    weight = ranked.max(axis=1)
    most = max(1, int(pace * params.batch * np.count_nonzero(undecided)))
    choices: list[Choice] = []
    for person in np.argsort(-weight, kind="stable")[:most]:
        if weight[person] <= 0 or (choices and weight[person] < _LIKELY):
            break
        day, choice = divmod(int(best[person]), shares.shape[2])
        choices.append((int(person), day, choice))
    return choices


def _likely_row(
    master: Master,
    answer: MasterAnswer,
    allowed: NDArray[np.bool_],
    *,
    rng: np.random.Generator,
    params: DiveParams,
    pace: float,  # noqa: ARG001 - one row at a time, however well it goes
) -> list[Choice]:
    """Return every choice of the undecided row with the largest share."""
    people = np.asarray(master.people, dtype=np.int64)[answer.chosen]
    open_days = allowed.sum(axis=2) > 1
    undecided = open_days.any(axis=1)[people] & (answer.shares < 1 - _WHOLE)
    if not undecided.any():
        return []
    weight = np.where(undecided, answer.shares, -1.0)
    weight *= rng.uniform(1.0 - params.noise, 1.0, weight.size)
    best = int(weight.argmax())
    person, row = int(people[best]), master.rows[answer.chosen[best]]
    choice = np.where(row >= 0, row, master.aims.shifts)
    certain = choice_shares(master, answer)[person, np.arange(row.size), choice]
    # The least certain day first: it is the one worth turning round after a dead end.
    order = np.argsort(certain, kind="stable")
    return [(person, int(day), int(choice[day])) for day in order if open_days[person, day]]
