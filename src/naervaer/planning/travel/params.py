"""Every assumption behind a travel time, in one table.

The road data hold no speed limits, no timetables and no junctions, so each number here is
an **assumption** about effective speeds: what a driver averages, bends, junctions and
traffic included. Each can be overridden by its name.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Self

from naervaer.domain.errors import UnknownNameError, UnusableInputError

KMH = "km/h"
MINUTES = "min"
METRES = "m"
RATIO = "ratio"
CHOICE = "yes/no"


def _assumed(default: float, *, unit: str, low: float, high: float, reason: str) -> Any:
    metadata = {"default": default, "unit": unit, "low": low, "high": high, "reason": reason}
    return field(default=default, metadata=metadata)


def _speed(default: float, reason: str) -> Any:
    return _assumed(default, unit=KMH, low=1.0, high=130.0, reason=reason)


def _winter(default: float, reason: str) -> Any:
    return _assumed(default, unit=RATIO, low=0.1, high=1.0, reason=reason)


@dataclass(frozen=True, slots=True)
class Assumption:
    """One row of the table, as documentation prints it."""

    name: str
    default: float
    unit: str
    low: float
    high: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeedTable:
    """Speeds, waits and last legs; see `assumptions` for unit, range and reason of each.

    Raises
    ------
    UnusableInputError
        When a value is not a number or outside its range.

    """

    e_rural: float = _speed(75.0, "European road, limit 80 on most of it, some 70 and 90")
    e_settlement: float = _speed(54.0, "limits of 50 to 70, junctions and crossings")
    r_rural: float = _speed(71.0, "national road, limit 80, narrower than European roads")
    r_settlement: float = _speed(46.0, "limits of 50 and 60, more junctions")
    f_rural: float = _speed(61.0, "county road, limit 80 but often without a centre line")
    f_settlement: float = _speed(42.0, "limits of 40 and 50, side roads and humps")
    k_rural: float = _speed(46.0, "municipal road, narrow")
    k_settlement: float = _speed(34.0, "municipal street, limit 30 to 50")
    p_rural: float = _speed(34.0, "private road, mostly gravel")
    p_settlement: float = _speed(28.0, "private road between houses")
    s_rural: float = _speed(30.0, "forest road, gravel")
    s_settlement: float = _speed(28.0, "forest road near houses")
    unstated_rural: float = _speed(40.0, "category missing: between municipal and private")
    unstated_settlement: float = _speed(30.0, "category missing, between houses")
    motorway_rural: float = _speed(102.0, "motorveg, limit 90 to 110")
    motorway_settlement: float = _speed(84.0, "motorveg through towns, limit 70 to 100")
    expressway_rural: float = _speed(86.0, "motortrafikkveg, limit 80 to 90")
    expressway_settlement: float = _speed(68.0, "motortrafikkveg through towns, 60 to 80")
    tunnel_highest: float = _speed(
        80.0,
        "no faster than this in a tunnel; tunnels under a settlement count as rural, since "
        "they have no junctions",
    )
    road_lengthening: float = _assumed(
        1.04, unit=RATIO, low=1.0, high=1.5,
        reason="roads are longer than lines drawn for the scale 1:1 000 000, which cut bends",
    )  # fmt: skip
    connector: float = _speed(30.0, "unmapped metres between quay and road")

    ferry_short: float = _speed(21.0, "11 knots, common on fjord crossings")
    ferry_long: float = _speed(29.0, "16 knots, common on open-sea routes such as Vestfjorden")
    ferry_long_from: float = _assumed(
        20_000.0, unit=METRES, low=0.0, high=500_000.0,
        reason="crossings of at least this total length sail at the long-route speed",
    )  # fmt: skip
    ferry_headway: float = _assumed(
        20.0, unit=MINUTES, low=0.0, high=1440.0,
        reason="half of it is waited on short crossings: the busy ones leave every 15 to 30 "
        "minutes by day, and for the quieter ones drivers know the timetable",
    )  # fmt: skip
    ferry_headway_long: float = _assumed(
        60.0, unit=MINUTES, low=0.0, high=1440.0,
        reason="half of it is waited on long routes: departures are hours apart, and drivers "
        "come half an hour before one",
    )  # fmt: skip
    ferry_boarding: float = _assumed(
        3.0, unit=MINUTES, low=0.0, high=120.0,
        reason="driving on board and ashore, once per crossing",
    )  # fmt: skip
    passenger_ferries: float = _assumed(
        0.0, unit=CHOICE, low=0.0, high=1.0,
        reason="1 lets travellers use boats that take no cars; driving times leave them out",
    )  # fmt: skip
    passenger_ferry: float = _speed(45.0, "fast boat, 24 knots; only with passenger_ferries")

    last_leg: float = _speed(30.0, "local streets and drives that the road data leave out")
    last_leg_detour: float = _assumed(
        1.3, unit=RATIO, low=1.0, high=5.0,
        reason="streets are longer than the straight line between a home and the mapped road",
    )  # fmt: skip
    trip_minutes: float = _assumed(
        0.0, unit=MINUTES, low=0.0, high=120.0,
        reason="time to set out and to park, once per trip; nought, so that minutes compare "
        "with the official driving-time rule",
    )  # fmt: skip

    winter_major: float = _winter(0.92, "speeds on E and R roads and motorways in winter")
    winter_minor: float = _winter(0.85, "speeds on all other roads in winter")
    winter_wait_minutes: float = _assumed(
        5.0, unit=MINUTES, low=0.0, high=240.0,
        reason="fewer departures in winter: added to the wait of each crossing",
    )  # fmt: skip
    winter: float = _assumed(
        0.0, unit=CHOICE, low=0.0, high=1.0,
        reason="1 applies the winter factors",
    )  # fmt: skip

    def __post_init__(self) -> None:
        """Refuse values outside their range."""
        for row in assumptions():
            value = getattr(self, row.name)
            if not _is_number(value) or not row.low <= value <= row.high:
                msg = (
                    f"{row.name} is {value!r}, expected {row.low:g} to {row.high:g} {row.unit}."
                )
                raise UnusableInputError(msg)
            if row.unit == CHOICE and value not in (0, 1):
                raise UnusableInputError(f"{row.name} is {value!r}, expected 0 or 1.")

    def replace(self, values: Mapping[str, float]) -> Self:
        """Return a table with some values changed, given by name.

        Raises
        ------
        UnknownNameError
            When a name is not in the table.
        UnusableInputError
            When a value is outside its range.

        """
        known = {row.name for row in assumptions()}
        for name in values:
            if name not in known:
                msg = f"speed assumption {name!r} is unknown, expected one of {sorted(known)}."
                raise UnknownNameError(msg)
        return replace(self, **values)

    def in_winter(self) -> Self:
        """Return the winter profile of this table."""
        return replace(self, winter=1.0)


def assumptions() -> tuple[Assumption, ...]:
    """Return the table row by row: name, default, unit, range and reason."""
    return tuple(
        Assumption(
            name=entry.name,
            default=entry.metadata["default"],
            unit=entry.metadata["unit"],
            low=entry.metadata["low"],
            high=entry.metadata["high"],
            reason=entry.metadata["reason"],
        )
        for entry in fields(SpeedTable)
    )


def _is_number(value: object) -> bool:
    return isinstance(value, int | float)
