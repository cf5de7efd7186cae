"""Steps of a recipe."""

import pytest

from naervaer.domain.errors import UnusableInputError
from naervaer.studies.step import Step, run_steps


def test_steps_hand_on_what_they_make_and_tell_their_names() -> None:
    names: list[str] = []
    steps = (
        Step("double", ("number",), lambda number: 2 * number),
        Step("sum", ("number", "double"), lambda number, double: number + double),
    )
    run = run_steps(steps, given={"number": 3}, told=names.append)
    assert run.made["sum"] == 9
    assert names == ["double", "sum"]
    assert set(run.seconds) == {"double", "sum"}


def test_a_step_that_needs_what_nobody_makes_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="step 'sum' needs nothing_makes_this"):
        run_steps((Step("sum", ("nothing_makes_this",), print),), given={})
