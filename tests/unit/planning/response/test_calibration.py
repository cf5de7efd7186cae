import numpy as np
import pytest

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.rules.response_time import ResponseClass
from naervaer.planning.response import calibrate, class_percentiles

PUBLISHED = {
    (ResponseClass.A, 0.8): 12.0,
    (ResponseClass.B, 0.8): 19.0,
    (ResponseClass.C, 0.8): 31.0,
}


def test_a_delay_and_a_factor_are_found_again() -> None:
    drives = {figure: (minutes - 3.0) / 1.5 for figure, minutes in PUBLISHED.items()}
    found = calibrate(drives, published=PUBLISHED)
    assert found.delay_minutes == pytest.approx(3.0)
    assert found.factor == pytest.approx(1.5)
    assert max(map(abs, found.differences.values())) < 1e-9


def test_what_two_numbers_cannot_explain_is_shown() -> None:
    drives = {
        (ResponseClass.A, 0.8): 2.0,
        (ResponseClass.B, 0.8): 16.0,
        (ResponseClass.C, 0.8): 25.0,
    }
    found = calibrate(drives, published=PUBLISHED)
    assert found.differences[ResponseClass.A, 0.8] < 0 < found.differences[ResponseClass.B, 0.8]


def test_a_delay_is_never_negative() -> None:
    drives = {figure: minutes + 10.0 for figure, minutes in PUBLISHED.items()}
    assert calibrate(drives, published=PUBLISHED).delay_minutes == 0.0


def test_percentiles_are_taken_by_class() -> None:
    found = class_percentiles(
        np.array([[5.0, 20.0], [9.0, 40.0]]),
        weights=np.array([[8.0, 7.0], [2.0, 3.0]]),
        classes=np.array(["A", "B"]),
        figures={(ResponseClass.A, 0.8): 12.0, (ResponseClass.B, 0.8): 19.0},
    )
    assert found == {(ResponseClass.A, 0.8): 5.0, (ResponseClass.B, 0.8): 40.0}


def test_a_class_nobody_calls_from_is_named() -> None:
    with pytest.raises(UnusableInputError, match="class C"):
        class_percentiles(
            np.ones((1, 1)),
            weights=np.ones((1, 1)),
            classes=np.array(["A"]),
            figures={(ResponseClass.C, 0.8): 31.0},
        )


def test_calls_that_are_never_reached_cannot_be_calibrated() -> None:
    drives = dict.fromkeys(PUBLISHED, np.inf)
    with pytest.raises(UnusableInputError, match="never reached"):
        calibrate(drives, published=PUBLISHED)
