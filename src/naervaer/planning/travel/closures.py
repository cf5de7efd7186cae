"""Roads and ferries that cannot be used for a while."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnknownNameError, UnusableInputError
from naervaer.planning.travel.problem import CATEGORIES, Roads

RoadNumber: TypeAlias = tuple[str, int, int | None]
"""Category, number and, when only a part is closed, the municipality's number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closures:
    """What is closed: «Fv 17 in 1811», given links, given crossings, or every ferry.

    A closed link carries no traffic through it. Whoever lives along it may still drive out
    to its ends, since the data do not say where on the link the barrier stands. They do not
    drive on along further closed links: a road closed over a long stretch cuts off those who
    live in its middle.

    Attributes
    ----------
    road_numbers
        Closed roads by category, number and municipality number; None for the whole road.
    links
        Closed links by number.
    crossings
        Cancelled ferry crossings by number.
    no_ferries
        Whether every ferry is cancelled.

    Raises
    ------
    UnusableInputError
        When a category is unknown or a number is not positive.

    """

    road_numbers: tuple[RoadNumber, ...] = ()
    links: tuple[int, ...] = ()
    crossings: tuple[int, ...] = ()
    no_ferries: bool = False

    def __post_init__(self) -> None:
        """Refuse road names that cannot exist."""
        for category, number, _ in self.road_numbers:
            if category not in CATEGORIES[:-1] or number < 1:
                msg = (
                    f"closed road is {category!r} {number}, expected a category of "
                    "E, R, F, K, P or S and a number from 1."
                )
                raise UnusableInputError(msg)

    def closed_links(self, roads: Roads) -> NDArray[np.bool_]:
        """Return which links are closed, shape (L,).

        Raises
        ------
        UnknownNameError
            When a road, link or crossing is not in the network.

        """
        closed = roads.is_ferry & self.no_ferries
        for category, number, municipality in self.road_numbers:
            closed |= _links_of_road(roads, category, number, municipality=municipality)
        for link in self.links:
            if not 0 <= link < roads.link_count:
                msg = f"closed link is {link}, expected 0 to {roads.link_count - 1}."
                raise UnknownNameError(msg)
            closed[link] = True
        for crossing in self.crossings:
            members = roads.crossing == crossing
            if crossing < 0 or not members.any():
                raise UnknownNameError(f"cancelled crossing {crossing} is not in the network.")
            closed |= members & roads.is_ferry
        return closed


def _links_of_road(
    roads: Roads, category: str, number: int, *, municipality: int | None
) -> NDArray[np.bool_]:
    members: NDArray[np.bool_] = (roads.category == category) & (roads.number == number)
    members &= ~roads.is_ferry
    where = ""
    if municipality is not None:
        members &= roads.municipality == municipality
        where = f" in municipality {municipality:04d}"
    if not members.any():
        raise UnknownNameError(f"closed road {category} {number}{where} is not in the network.")
    return members
