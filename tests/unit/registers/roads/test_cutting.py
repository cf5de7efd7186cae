from itertools import pairwise

import numpy as np
import shapely
from hypothesis import given
from hypothesis import strategies as st

from naervaer.registers.roads.cutting import cut_lines


@given(st.lists(st.floats(-5, 25), max_size=6))
def test_pieces_make_up_the_whole_line(metres: list[float]) -> None:
    lines = np.array([shapely.linestrings([(0, 0), (10, 0), (10, 10)])], dtype=object)
    pieces, origin = cut_lines(
        lines, line=np.zeros(len(metres), dtype=np.int64), metres=np.array(metres)
    )
    assert np.isclose(shapely.length(pieces).sum(), 20.0)
    assert set(origin.tolist()) == {0}
    for before, after in pairwise(pieces):
        assert before.coords[-1] == after.coords[0]


def test_a_cut_at_an_end_leaves_the_line_whole() -> None:
    lines = np.array([shapely.linestrings([(0, 0), (10, 0)])], dtype=object)
    pieces, _ = cut_lines(lines, line=np.array([0, 0]), metres=np.array([0.0, 10.0]))
    assert len(pieces) == 1
