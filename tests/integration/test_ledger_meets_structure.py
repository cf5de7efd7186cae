"""The ledger and the structure tell the same story of the twenty points."""

from datetime import date

from naervaer.domain.places import PointState
from naervaer.domain.promises.known_measurements import KNOWN_MEASUREMENTS
from naervaer.domain.rules.staffing import POSTS_OF_2024
from naervaer.registers.baseline import load_baseline

AS_MEASURED = date(2024, 2, 29)


def test_the_points_known_to_be_open_are_those_the_structure_knows() -> None:
    (measured,) = (one for one in KNOWN_MEASUREMENTS if one.rule == "TS-20")
    assert measured.as_of == AS_MEASURED
    decided = load_baseline().structure.on(AS_MEASURED).points_with(PointState.DECIDED)
    assert len(decided) == 20
    in_use = [row for row in decided if row.states & {PointState.OPEN, PointState.REGULATED}]
    assert len(in_use) == measured.value


def test_the_seasonal_points_known_to_be_open_are_those_the_structure_knows() -> None:
    (measured,) = (one for one in KNOWN_MEASUREMENTS if one.rule == "TS-SESONG")
    points = load_baseline().structure.on(measured.as_of).points_with(PointState.SEASONAL)
    assert len(points) == 3
    assert sum(PointState.OPEN in row.states for row in points) == measured.value


def test_the_structure_has_the_seasonal_point_that_gets_fewer_posts() -> None:
    names = {point.name for point in load_baseline().structure.points}
    assert any(POSTS_OF_2024.seasonal_point in name for name in names)
