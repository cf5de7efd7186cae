"""What may be shown of the answers to one question, and nothing that gives more away.

Three steps. Options that too few chose are put together, with a companion where needed, so
that none can be found by subtraction from the number of answers. Then a breakdown (by age, by
sex) shows a group whole or not at all: every number of a shown group, and every number of all
groups that are not shown taken together, is nought or large enough. Last, the weights are
made from groups that could be shown, so that a weighted share says nothing that the counts
do not.

Two breakdowns overlap: a reader may hold the one against the other. A cell *x* of the table
nobody sees (young women, say) lies between max(0, a + b - t) and min(a, b), where *a* and *b*
are the shown numbers and *t* their total (Fréchet 1940). With a, b, t - a and t - b nought or
at least five, that range is either a number that is shown already, or at least five wide.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.suppression import CountSum, withheld_cells
from naervaer.domain.voice.hearing import AgeBand, SexGroup
from naervaer.domain.voice.weighting import Weighted, poststratified

FEWEST = 5
"""The smallest number shown."""

Stratum = tuple[AgeBand, SexGroup]
Group = TypeVar("Group", bound=Hashable)
_ALL = "alle"
_REST = "resten"


class Weighting(StrEnum):
    """What the answers are weighed by (vekting)."""

    AGE_AND_SEX = "age_and_sex"
    AGE = "age"
    NONE = "none"

    @property
    def label(self) -> str:
        """The words shown on Norwegian screens."""
        return _WEIGHTING_LABELS[self]


_WEIGHTING_LABELS = {
    Weighting.AGE_AND_SEX: "vektet etter alder og kjønn",
    Weighting.AGE: "vektet etter alder",
    Weighting.NONE: "ikke vektet",
}


@dataclass(frozen=True, slots=True)
class Breakdown(Generic[Group]):
    """Answers by group, as far as they may be shown (fordeling).

    Attributes
    ----------
    rows
        Numbers by option of every group that is shown.
    rest
        Numbers by option of the other groups together; None when there are none.

    """

    rows: dict[Group, tuple[int, ...]]
    rest: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """What may be shown of one question (resultat).

    Attributes
    ----------
    options
        Positions of the options behind each row; several where they are put together.
    counts
        Answers by row.
    by_age, by_sex
        The breakdowns.
    weighting
        What the shares are weighed by.
    weighted
        The shares with their uncertainty.

    """

    options: tuple[tuple[int, ...], ...]
    counts: tuple[int, ...]
    by_age: Breakdown[AgeBand]
    by_sex: Breakdown[SexGroup]
    weighting: Weighting
    weighted: Weighted

    @property
    def total(self) -> int:
        """How many answered."""
        return sum(self.counts)


def question_result(
    cells: Mapping[Stratum, Sequence[int]],
    people: Mapping[Stratum, int] | None = None,
    *,
    fewest: int = FEWEST,
) -> QuestionResult | None:
    """Return what may be shown of a question, or None when it is too little.

    Parameters
    ----------
    cells
        Answers by stratum and option.
    people
        People of the municipality by stratum, or None when they are not known.
    fewest
        Smallest number that may be shown.

    """
    options = _options_shown(_columns(cells), fewest)
    if options is None:
        return None
    merged = {key: _merged(row, options) for key, row in cells.items()}
    by_age = shown_groups(_summed(merged, lambda key: key[0]), fewest=fewest)
    by_sex = shown_groups(_summed(merged, lambda key: key[1]), fewest=fewest)
    weighting, weighted = _weighted(merged, by_age, people, fewest)
    counts = tuple(_columns(merged))
    return QuestionResult(options, counts, by_age, by_sex, weighting, weighted)


def shown_groups(
    counts: Mapping[Group, Sequence[int]], *, fewest: int = FEWEST
) -> Breakdown[Group]:
    """Return the groups that may be shown whole, and the rest together.

    A group is shown when all its numbers are nought or large enough. While a number of the
    rest is too small, the smallest shown group joins the rest.
    """
    shown = {
        key: tuple(row) for key, row in counts.items() if sum(row) and _is_safe(row, fewest)
    }
    hidden = {key: tuple(row) for key, row in counts.items() if sum(row) and key not in shown}
    while hidden and shown and not _is_safe(_columns(hidden), fewest):
        smallest = min(shown, key=lambda key: (sum(shown[key]), list(counts).index(key)))
        hidden[smallest] = shown.pop(smallest)
    return Breakdown(shown, tuple(_columns(hidden)) if hidden else None)


def _options_shown(counts: Sequence[int], fewest: int) -> tuple[tuple[int, ...], ...] | None:
    """Return the options of each row, small ones together, or None when too few answered."""
    total = sum(counts)
    if total < fewest:
        return None
    numbered: dict[int | str, int] = {_ALL: total, **dict(enumerate(counts))}
    parts: tuple[int | str, ...] = tuple(range(len(counts)))
    try:
        hidden = withheld_cells(
            numbered, [CountSum(_ALL, parts)], fewest=fewest, shown_elsewhere=(_ALL,)
        )
    except UnusableInputError:
        return None
    alone = [(at,) for at in range(len(counts)) if at not in hidden]
    together = tuple(at for at in range(len(counts)) if at in hidden)
    rows = (*alone, together) if together else tuple(alone)
    return rows if len(rows) > 1 else None


def _weighted(
    merged: Mapping[Stratum, tuple[int, ...]],
    by_age: Breakdown[AgeBand],
    people: Mapping[Stratum, int] | None,
    fewest: int,
) -> tuple[Weighting, Weighted]:
    """Return the shares, weighed as finely as what may be shown allows."""
    if people:
        every = {key: row for key, row in merged.items() if sum(row)}
        is_known = all(key in people for key in every if key[0] is not AgeBand.NOT_SAID)
        if is_known and all(_is_safe(row, fewest) for row in every.values()):
            return Weighting.AGE_AND_SEX, poststratified(every, people)
        ages = _people_by_age(people, by_age)
        strata: dict[AgeBand | str, tuple[int, ...]] = dict(by_age.rows.items())
        if by_age.rest is not None:
            strata[_REST] = by_age.rest
        if len(strata) > 1:
            return Weighting.AGE, poststratified(strata, ages)
    return Weighting.NONE, poststratified({_ALL: _columns(merged)}, {})


def _people_by_age(
    people: Mapping[Stratum, int], by_age: Breakdown[AgeBand]
) -> dict[AgeBand | str, int]:
    found: dict[AgeBand | str, int] = {}
    for (age, _sex), count in people.items():
        key = age if age in by_age.rows else _REST
        found[key] = found.get(key, 0) + count
    return found


def _is_safe(row: Sequence[int], fewest: int) -> bool:
    return all(count == 0 or count >= fewest for count in row)


def _columns(rows: Mapping[Group, Sequence[int]]) -> list[int]:
    return [sum(column) for column in zip(*rows.values(), strict=True)]


def _merged(row: Sequence[int], options: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(sum(row[at] for at in together) for together in options)


def _summed(
    rows: Mapping[Stratum, tuple[int, ...]], group_of: Callable[[Stratum], Group]
) -> dict[Group, tuple[int, ...]]:
    found: dict[Group, tuple[int, ...]] = {}
    for key, row in rows.items():
        before = found.get(group_of(key), (0,) * len(row))
        found[group_of(key)] = tuple(a + b for a, b in zip(before, row, strict=True))
    return found
