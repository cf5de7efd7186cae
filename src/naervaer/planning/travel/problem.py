"""What travel times are computed from: road links and the places people start from.

Axis letters used throughout the package: N nodes, L links, P places, O origins,
D destinations.
"""

from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Protocol, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from naervaer.domain.errors import UnusableInputError

CATEGORIES = ("E", "R", "F", "K", "P", "S", "")
"""Road categories: European, national, county, municipal, private, forest, not stated."""


class LinkKind(IntEnum):
    """What a link is, with the number it has in the data."""

    ROAD = 0
    EXPRESSWAY = 1
    """Motortrafikkveg: grade-separated, one carriageway."""
    MOTORWAY = 2
    CAR_FERRY = 3
    PASSENGER_FERRY = 4
    CONNECTOR = 5
    """Stands for the unmapped metres between a ferry quay and the nearest road."""


class RoadColumns(Protocol):
    """Anything that offers the columns of a road network as arrays; see `Roads`."""

    @property
    def from_node(self) -> NDArray[Any]:
        """Node at one end of each link."""

    @property
    def to_node(self) -> NDArray[Any]:
        """Node at the other end."""

    @property
    def metres(self) -> NDArray[Any]:
        """Length."""

    @property
    def kind(self) -> NDArray[Any]:
        """A `LinkKind`."""

    @property
    def category(self) -> NDArray[Any]:
        """One of `CATEGORIES`."""

    @property
    def number(self) -> NDArray[Any]:
        """Road number."""

    @property
    def settlement_share(self) -> NDArray[Any]:
        """Share inside settlements."""

    @property
    def tunnel_share(self) -> NDArray[Any]:
        """Share in tunnels."""

    @property
    def crossing(self) -> NDArray[Any]:
        """Ferry crossing, -1 for none."""

    @property
    def municipality(self) -> NDArray[Any]:
        """Municipality number of the middle."""

    @property
    def x(self) -> NDArray[Any]:
        """Metres east, per node."""

    @property
    def y(self) -> NDArray[Any]:
        """Metres north, per node."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Roads:
    """Road and ferry links between numbered nodes; every link may be driven both ways.

    Attributes
    ----------
    from_node, to_node
        Ends of each link, shape (L,), node numbers from 0. Parallel links and loops are
        allowed.
    metres
        Length of each link, shape (L,), finite, not negative.
    kind
        What each link is, shape (L,), a `LinkKind`.
    category
        One letter of `CATEGORIES` per link, shape (L,), empty when not stated.
    number
        Road number, shape (L,), 0 for none.
    settlement_share, tunnel_share
        Share of the length inside a settlement and in tunnels, shape (L,), 0 to 1.
    crossing
        Which ferry crossing a link belongs to, shape (L,), -1 for none. Links of one
        crossing share one wait.
    node_x, node_y
        Position of each node, shape (N,), metres east and north.
    municipality
        Municipality number of the middle of each link as an integer, shape (L,), 0 when
        unknown.

    Raises
    ------
    UnusableInputError
        When shapes disagree, a value is out of range or a ferry has no crossing.

    """

    from_node: NDArray[np.int32]
    to_node: NDArray[np.int32]
    metres: NDArray[np.float64]
    kind: NDArray[np.int8]
    category: NDArray[np.str_]
    number: NDArray[np.int32]
    settlement_share: NDArray[np.float64]
    tunnel_share: NDArray[np.float64]
    crossing: NDArray[np.int32]
    node_x: NDArray[np.float64]
    node_y: NDArray[np.float64]
    municipality: NDArray[np.int32]

    @classmethod
    def of(cls, columns: RoadColumns) -> Self:
        """Take the columns of a compiled network, whatever their number types."""
        return cls(
            from_node=np.ascontiguousarray(columns.from_node, dtype=np.int32),
            to_node=np.ascontiguousarray(columns.to_node, dtype=np.int32),
            metres=np.ascontiguousarray(columns.metres, dtype=np.float64),
            kind=np.ascontiguousarray(columns.kind, dtype=np.int8),
            category=np.asarray(columns.category, dtype=np.str_),
            number=np.ascontiguousarray(columns.number, dtype=np.int32),
            settlement_share=np.ascontiguousarray(columns.settlement_share, dtype=np.float64),
            tunnel_share=np.ascontiguousarray(columns.tunnel_share, dtype=np.float64),
            crossing=np.ascontiguousarray(columns.crossing, dtype=np.int32),
            node_x=np.ascontiguousarray(columns.x, dtype=np.float64),
            node_y=np.ascontiguousarray(columns.y, dtype=np.float64),
            municipality=_whole_numbers(columns.municipality),
        )

    @property
    def link_count(self) -> int:
        """How many links there are."""
        return len(self.from_node)

    @property
    def node_count(self) -> int:
        """How many nodes there are."""
        return len(self.node_x)

    @property
    def is_ferry(self) -> NDArray[np.bool_]:
        """Which links are ferries, shape (L,)."""
        return np.isin(self.kind, (LinkKind.CAR_FERRY, LinkKind.PASSENGER_FERRY))

    def __post_init__(self) -> None:
        """Refuse arrays that disagree or hold impossible values."""
        self._check_shapes()
        self._check_ends()
        _refuse(
            ~np.isfinite(self.metres) | (self.metres < 0), "metres", "a length of 0 or more"
        )
        known = np.isin(self.kind, [kind.value for kind in LinkKind])
        _refuse(~known, "kind", "a number from 0 to 5")
        _refuse(~np.isin(self.category, CATEGORIES), "category", "E, R, F, K, P, S or empty")
        for name in ("settlement_share", "tunnel_share"):
            share = getattr(self, name)
            _refuse(~((share >= 0) & (share <= 1)), name, "a share from 0 to 1")
        _refuse(
            self.is_ferry & (self.crossing < 0), "crossing", "a number for every ferry link"
        )

    def _check_shapes(self) -> None:
        links = self.from_node.shape
        for name in (
            "to_node", "metres", "kind", "category", "number",
            "settlement_share", "tunnel_share", "crossing", "municipality",
        ):  # fmt: skip
            given = getattr(self, name).shape
            if given != links:
                msg = f"{name} has shape {given}, expected {links} as from_node has."
                raise UnusableInputError(msg)
        if self.node_x.shape != self.node_y.shape or self.node_x.ndim != 1:
            msg = (
                f"node_x and node_y have shapes {self.node_x.shape} and {self.node_y.shape}, "
                "expected one number per node."
            )
            raise UnusableInputError(msg)

    def _check_ends(self) -> None:
        for name in ("from_node", "to_node"):
            ends = getattr(self, name)
            wrong = (ends < 0) | (ends >= self.node_count)
            _refuse(wrong, name, f"a node from 0 to {self.node_count - 1}")


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Where people or services meet the road: a point on a link and a last leg to it.

    Attributes
    ----------
    link
        Road link, shape (P,); -1 for a place without access to any road, which is
        unreachable.
    fraction
        Where on the link, shape (P,), 0 at its from-node and 1 at its to-node.
    last_leg_metres
        Straight distance between the place and that point, shape (P,), not negative.

    Raises
    ------
    UnusableInputError
        When shapes disagree or a value is out of range.

    """

    link: NDArray[np.int32]
    fraction: NDArray[np.float64]
    last_leg_metres: NDArray[np.float64]

    @classmethod
    def of(cls, link: ArrayLike, fraction: ArrayLike, last_leg_metres: ArrayLike) -> Self:
        """Take columns of any number type."""
        return cls(
            np.ascontiguousarray(link, dtype=np.int32),
            np.ascontiguousarray(fraction, dtype=np.float64),
            np.ascontiguousarray(last_leg_metres, dtype=np.float64),
        )

    def __len__(self) -> int:
        """How many places there are."""
        return len(self.link)

    def take(self, which: ArrayLike) -> Self:
        """Return some of the places, chosen by index or by a mask."""
        chosen = np.asarray(which)
        return type(self)(
            self.link[chosen], self.fraction[chosen], self.last_leg_metres[chosen]
        )

    def __post_init__(self) -> None:
        """Refuse arrays that disagree or hold impossible values."""
        shapes = {self.link.shape, self.fraction.shape, self.last_leg_metres.shape}
        if len(shapes) != 1 or self.link.ndim != 1:
            msg = (
                f"link, fraction and last_leg_metres have shapes {self.link.shape}, "
                f"{self.fraction.shape} and {self.last_leg_metres.shape}, expected one "
                "number per place in each."
            )
            raise UnusableInputError(msg)
        _refuse(self.link < -1, "link", "a link number or -1")
        has_road = self.link >= 0
        outside = ~((self.fraction >= 0) & (self.fraction <= 1))
        _refuse(outside & has_road, "fraction", "a share from 0 to 1")
        leg = self.last_leg_metres
        _refuse((~np.isfinite(leg) | (leg < 0)) & has_road, "last_leg_metres", "0 or more")


def _whole_numbers(column: ArrayLike) -> NDArray[np.int32]:
    """Read municipality numbers given as integers or as four digits; empty becomes 0."""
    values = np.asarray(column)
    if values.dtype.kind in "iu":
        return np.ascontiguousarray(values, dtype=np.int32)
    return np.array([int(str(value) or 0) for value in values.ravel()], dtype=np.int32)


def _refuse(wrong: NDArray[np.bool_], name: str, expected: str) -> None:
    """Raise with the first offending row, if any."""
    if wrong.any():
        row = int(np.argmax(wrong))
        raise UnusableInputError(f"{name} in row {row} is out of range, expected {expected}.")
