"""What a scenario does to the doors of the invented district."""

import pytest
from invented_district import invented_country

from naervaer.domain.errors import UnknownNameError, UnusableInputError
from naervaer.studies.access.change import apply_scenario
from naervaer.studies.hours import WeekHours
from naervaer.studies.scenario import ChangedHours, MovedDoor, OpenedDoor, Scenario


def test_an_opened_door_stands_in_the_largest_place_and_only_in_the_structure_after() -> None:
    door = OpenedDoor("Ny", "point", "9902", None, "ordinary")
    changed = apply_scenario(invented_country(), Scenario(name="x", opened=(door,)))
    added = changed.sites[-1]
    assert (added.x, added.y) == (52_000, 8_000)
    assert (added.before, added.after) == (False, True)


def test_a_closed_door_stays_in_the_structure_before() -> None:
    changed = apply_scenario(invented_country(), Scenario(name="x", closed=("p1",)))
    assert (changed.sites[0].before, changed.sites[0].after) == (True, False)


def test_a_moved_door_keeps_its_name_and_leaves_its_place() -> None:
    moved = MovedDoor("Eikvik politistasjon", "9902", "Øvre Bergdal")
    changed = apply_scenario(invented_country(), Scenario(name="x", moved=(moved,)))
    assert not changed.sites[0].after
    assert changed.sites[-1].name == "Eikvik politistasjon"
    assert changed.sites[-1].x == 64_000


def test_changed_hours_count_as_published() -> None:
    week = WeekHours((None,) * 5 + ((600, 840), None))
    scenario = Scenario(name="x", hours=(ChangedHours("p2", week),))
    changed = apply_scenario(invented_country(), scenario)
    assert changed.published_hours["p2"] == (week, "x")


@pytest.mark.parametrize(
    ("scenario", "message"),
    [
        (Scenario(name="x", closed=("Atlantis",)), "place 'Atlantis' does not exist"),
        (
            Scenario(name="x", closed=("lensmannskontor",)),
            r"near: Myrland lensmannskontor",
        ),
        (
            Scenario(name="x", opened=(OpenedDoor("y", "point", "0000", None, "ordinary"),)),
            "municipality '0000' does not exist",
        ),
        (
            Scenario(name="x", opened=(OpenedDoor("y", "point", "9902", "By", "ordinary"),)),
            "no candidate place 'By' in municipality 9902",
        ),
    ],
)
def test_unknown_places_are_refused(scenario: Scenario, message: str) -> None:
    with pytest.raises(UnknownNameError, match=message):
        apply_scenario(invented_country(), scenario)


def test_a_door_cannot_be_closed_twice() -> None:
    with pytest.raises(UnusableInputError, match="closed already"):
        apply_scenario(invented_country(), Scenario(name="x", closed=("p1", "p1")))


def test_a_name_that_fits_two_places_asks_for_an_id() -> None:
    doors = tuple(OpenedDoor("Bergdal", "point", "9902", None, "ordinary") for _ in range(2))
    opened = apply_scenario(invented_country(), Scenario(name="x", opened=doors))
    with pytest.raises(UnusableInputError, match=r"fits 3 places, expected one of the ids p3"):
        apply_scenario(opened, Scenario(name="y", closed=("Bergdal",)))
