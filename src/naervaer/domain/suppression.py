"""Which counts of a table with totals must be withheld, so that none can be found again.

Small counts are withheld first. What is left may still give them away: a total minus the
parts that are shown. So more cells are withheld, one by one, until the narrowest range a
reader can work out for any withheld cell is wide enough.

The reader is taken to know everything the table says: the cells that are shown, which cells
add up to which, that counts are whole numbers, and that nought is always shown, so that a
withheld cell holds at least one. For totals that form trees the ranges are exact: the sum of
independent whole numbers in ranges takes every value in the range of the sum.

After Cox (1980), doi:10.1080/01621459.1980.10477481, and Willenborg & de Waal (2001),
*Elements of Statistical Disclosure Control*, doi:10.1007/978-1-4613-0121-9.
"""

import math
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from naervaer.domain.errors import UnusableInputError

Key = TypeVar("Key", bound=Hashable)
Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class CountSum(Generic[Key]):
    """A total and the cells it is the sum of.

    Attributes
    ----------
    total
        Key of the cell that holds the sum.
    parts
        Keys of the cells that add up to it, at least one.

    """

    total: Key
    parts: tuple[Key, ...]


def withheld_cells(
    counts: Mapping[Key, int],
    sums: Sequence[CountSum[Key]],
    *,
    fewest: int,
    already: Collection[Key] = (),
    shown_elsewhere: Collection[Key] = (),
) -> frozenset[Key]:
    """Return the cells to withhold.

    Parameters
    ----------
    counts
        Every cell's count, 0 or more.
    sums
        The totals; each cell is part of one total at most, and they form trees.
    fewest
        Smallest count that may be shown, at least 2; also how wide the range of every
        withheld cell is at least.
    already
        Cells withheld elsewhere for other reasons; those that hold nought are not counted.
    shown_elsewhere
        Cells a reader can see in another place, so that withholding them here hides nothing.

    Raises
    ------
    UnusableInputError
        When a count is negative, a total is not the sum of its parts, a key is unknown, the
        totals do not form trees, or what is shown elsewhere gives a small count away.

    """
    forest = _Forest(counts, sums, frozenset(shown_elsewhere))
    hidden = {key for key, count in counts.items() if 0 < count < fewest}
    hidden |= {key for key in already if counts.get(key, 0) > 0}
    while True:
        ranges = forest.ranges(hidden)
        exposed = [key for key in hidden if ranges[key][1] - ranges[key][0] < fewest]
        if not exposed:
            return frozenset(hidden)
        more = forest.companion(exposed, hidden, fewest)
        if more is None:
            msg = f"What is shown elsewhere gives away {exposed[0]!r}, expected it not to."
            raise UnusableInputError(msg)
        hidden.add(more)


def ranges_left(
    counts: Mapping[Key, int], sums: Sequence[CountSum[Key]], hidden: Collection[Key]
) -> dict[Key, Range]:
    """Return the range a reader can work out for each withheld cell; it may have no end.

    Raises
    ------
    UnusableInputError
        As `withheld_cells`.

    """
    ranges = _Forest(counts, sums).ranges(set(hidden))
    return {key: ranges[key] for key in hidden}


class _Forest(Generic[Key]):
    """Cells and totals as trees, checked once."""

    def __init__(
        self,
        counts: Mapping[Key, int],
        sums: Sequence[CountSum[Key]],
        shown: frozenset[Key] = frozenset(),
    ) -> None:
        self.counts = counts
        self.shown = shown
        self.order = {key: at for at, key in enumerate(counts)}
        self.parts = {one.total: one.parts for one in sums}
        self.above = {part: one.total for one in sums for part in one.parts}
        self._refuse_what_is_no_forest(sums)
        self.roots = [key for key in counts if key not in self.above]

    def _refuse_what_is_no_forest(self, sums: Sequence[CountSum[Key]]) -> None:
        keys = [key for one in sums for key in (one.total, *one.parts)]
        unknown = next((key for key in keys if key not in self.counts), None)
        if unknown is not None:
            msg = f"The cell {unknown!r} stands in a total and has no count."
            raise UnusableInputError(msg)
        given = sum(len(one.parts) for one in sums)
        if len(self.above) != given or len(self.parts) != len(sums):
            msg = "A cell is part of two totals, or a total is given twice; expected trees."
            raise UnusableInputError(msg)
        if any(count < 0 for count in self.counts.values()):
            msg = "A count is negative, expected 0 or more."
            raise UnusableInputError(msg)
        for one in sums:
            found = sum(self.counts[part] for part in one.parts)
            if found != self.counts[one.total] or not one.parts:
                msg = f"{one.total!r} is {self.counts[one.total]}, its parts give {found}."
                raise UnusableInputError(msg)
        self._refuse_circles()

    def _refuse_circles(self) -> None:
        for key in self.parts:
            seen, at = {key}, self.above.get(key)
            while at is not None:
                if at in seen:
                    msg = f"{at!r} is a part of itself; expected trees."
                    raise UnusableInputError(msg)
                seen.add(at)
                at = self.above.get(at)

    def ranges(self, hidden: set[Key]) -> dict[Key, Range]:
        """Return the least and greatest value each cell can have, given what is shown."""
        below = self._ranges_from_beneath(hidden)
        ranges: dict[Key, Range] = {root: below[root] for root in self.roots}
        for key in self._downward():
            self._narrow_parts(key, below, ranges)
        return ranges

    def companion(self, exposed: list[Key], hidden: set[Key], fewest: int) -> Key | None:
        """Return the cell to withhold beside exposed ones: near, big enough, else small.

        A total that its own parts give away takes a part with it, before all else; another
        cell takes a sibling, or the total above.
        """
        exposed = sorted(exposed, key=lambda key: (self.counts[key], self.order[key]))
        below = self._ranges_from_beneath(hidden)
        for key in exposed:
            low, high = below[key]
            part = self._any_beneath(key, hidden) if high - low < fewest else None
            if part is not None:
                return part
        return next(
            (one for key in exposed if (one := self._beside(key, hidden, fewest)) is not None),
            None,
        )

    def _beside(self, key: Key, hidden: set[Key], fewest: int) -> Key | None:
        at: Key | None = key
        while at is not None:
            above = self.above.get(at)
            siblings = self.parts.get(above, ()) if above is not None else ()
            free = [one for one in siblings if self._can_be_withheld(one, hidden)]
            if free:
                big = [one for one in free if self.counts[one] >= fewest]
                return min(big or free, key=lambda one: (self.counts[one], self.order[one]))
            if above is not None and above not in hidden and above not in self.shown:
                return above
            at = above
        return None

    def _ranges_from_beneath(self, hidden: set[Key]) -> dict[Key, Range]:
        """Return the range of each cell as it and the cells beneath it allow."""
        below: dict[Key, Range] = {}
        for key in reversed(self._downward()):
            below[key] = self._met(self._own(key, hidden), self._sum_of(key, below))
        return below

    def _can_be_withheld(self, key: Key, hidden: set[Key]) -> bool:
        return key not in hidden and key not in self.shown and self.counts[key] > 0

    def _any_beneath(self, key: Key, hidden: set[Key]) -> Key | None:
        """Return a part of a withheld total to withhold, where its parts give it away."""
        waiting = list(self.parts.get(key, ()))
        free = []
        while waiting:
            one = waiting.pop()
            if self._can_be_withheld(one, hidden):
                free.append(one)
            else:
                waiting.extend(self.parts.get(one, ()))
        return min(free, key=lambda one: (self.counts[one], self.order[one]), default=None)

    def _own(self, key: Key, hidden: set[Key]) -> Range:
        return (1, math.inf) if key in hidden else (self.counts[key], self.counts[key])

    def _sum_of(self, key: Key, below: Mapping[Key, Range]) -> Range:
        parts = self.parts.get(key)
        if parts is None:
            return (0, math.inf)
        return (sum(below[part][0] for part in parts), sum(below[part][1] for part in parts))

    @staticmethod
    def _met(one: Range, other: Range) -> Range:
        return (max(one[0], other[0]), min(one[1], other[1]))

    def _narrow_parts(
        self, key: Key, below: Mapping[Key, Range], ranges: dict[Key, Range]
    ) -> None:
        parts = self.parts.get(key, ())
        least = sum(below[part][0] for part in parts)
        endless = sum(math.isinf(below[part][1]) for part in parts)
        most = sum(below[part][1] for part in parts if not math.isinf(below[part][1]))
        for part in parts:
            low, high = below[part]
            others_endless = endless - math.isinf(high)
            others_most = math.inf if others_endless else most - (0 if endless else high)
            others_least = least - low
            wanted = (ranges[key][0] - others_most, ranges[key][1] - others_least)
            ranges[part] = self._met((low, high), wanted)

    def _downward(self) -> list[Key]:
        """Return the cells, every total before its parts."""
        ordered, waiting = [], list(self.roots)
        while waiting:
            key = waiting.pop()
            ordered.append(key)
            waiting.extend(self.parts.get(key, ()))
        return ordered
