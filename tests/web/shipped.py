"""The shipped baseline, and where in it each role of the tests is given."""

from functools import cache

from naervaer.domain.authority import TABLE, Place, Reach, Role
from naervaer.registers.baseline import Baseline, load_baseline

STEIGEN = Place("Nordland", "1848")


@cache
def shipped_baseline() -> Baseline:
    """Return the shipped baseline, read once."""
    return load_baseline()


def place_for(role: Role, place: Place = STEIGEN) -> Place:
    """Return the place at which a role is given."""
    reaches = set(TABLE[role].values())
    if Reach.OWN_MUNICIPALITY in reaches:
        return place
    return Place(place.district) if Reach.OWN_DISTRICT in reaches else Place()
