import pytest

from naervaer.domain.wording import norwegian_list, norwegian_number, norwegian_share


@pytest.mark.parametrize(
    ("value", "text"),
    [(5, "5"), (47.5, "47,5"), (-37.9, "−37,9"), (20_000, "20\u00a0000"), (1.996, "2")],
)
def test_numbers_read_as_in_norwegian_text(value: float, text: str) -> None:
    assert norwegian_number(value) == text


def test_a_share_has_one_decimal_at_most() -> None:
    assert norwegian_share(0.986) == "98,6 %"


def test_a_share_below_the_whole_is_never_told_as_all() -> None:
    assert norwegian_share(0.99996) == "99,9 %"
    assert norwegian_share(1) == "100 %"


@pytest.mark.parametrize(
    ("words", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a og b"), (["a", "b", "c"], "a, b og c")],
)
def test_the_last_two_of_a_list_are_joined_by_og(words: list[str], text: str) -> None:
    assert norwegian_list(words) == text
