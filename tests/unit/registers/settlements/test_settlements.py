import numpy as np

from naervaer.registers.population import Cells
from naervaer.registers.settlements import find_settlements
from naervaer.registers.settlements.names import PlaceNames, settlement_names


def cells_of(*where: tuple[int, int, float]) -> Cells:
    """Cells by column, row and people."""
    column, row, people = (np.array(values, dtype=float) for values in zip(*where, strict=True))
    bands = np.zeros((len(where), 5))
    bands[:, 3] = people
    return Cells(
        cell=np.arange(len(where)),
        x=125 + 250 * column,
        y=125 + 250 * row,
        municipality=np.array(["0301"] * len(where)),
        people=bands,
    )


def test_two_hundred_people_close_together_are_a_settlement() -> None:
    found = find_settlements(cells_of((0, 0, 120), (1, 0, 80)))
    assert found.of_cell.tolist() == [0, 0]
    assert found.people.tolist() == [200.0]


def test_fewer_than_two_hundred_are_none() -> None:
    found = find_settlements(cells_of((0, 0, 119), (1, 0, 80)))
    assert found.of_cell.tolist() == [-1, -1]
    assert found.class_of_cell().tolist() == ["C", "C"]


def test_a_thin_row_of_houses_is_no_settlement_however_long() -> None:
    found = find_settlements(cells_of(*[(column, 0, 20.0) for column in range(50)]))
    assert len(found.people) == 0


def test_one_empty_cell_between_keeps_a_settlement_together_and_two_do_not() -> None:
    near = find_settlements(cells_of((0, 0, 150), (2, 1, 150)))
    far = find_settlements(cells_of((0, 0, 150), (3, 0, 150)))
    assert near.people.tolist() == [300.0]
    assert len(far.people) == 0


def test_classes_begin_at_two_thousand_and_twenty_thousand() -> None:
    found = find_settlements(
        cells_of((0, 0, 20_000), (10, 0, 19_999), (20, 0, 2_000), (30, 0, 1_999))
    )
    assert found.class_of_cell().tolist() == ["A", "B", "B", "C"]


def test_settlements_are_numbered_from_the_largest() -> None:
    found = find_settlements(cells_of((0, 0, 300), (10, 0, 900)))
    assert found.of_cell.tolist() == [1, 0]
    assert found.x.tolist() == [2625.0, 125.0]


def test_a_settlement_is_named_after_its_largest_place_and_else_the_nearest() -> None:
    cells = cells_of((0, 0, 900), (4, 0, 0), (100, 0, 300))
    found = find_settlements(cells)
    names = PlaceNames(
        name=np.array(["Grend", "By", "Fjernt sted"]),
        position=np.array([[125.0, 125.0], [800.0, 125.0], [40_000.0, 125.0]]),
        people=np.array([0, 5000, 10]),
    )
    named = settlement_names(names, cells, found)
    assert named.tolist() == ["By", "Fjernt sted"]


def test_two_quays_never_take_the_same_name() -> None:
    names = PlaceNames(
        name=np.array(["Vest", "Øst"]),
        position=np.array([[0.0, 0.0], [100.0, 0.0]]),
        people=np.array([0, 0]),
    )
    assert names.nearest_apart([0.0, 10.0], [0.0, 0.0], tried=2) == ["Vest", "Øst"]
