"""Words for staff."""

from naervaer.domain.staff import Funding, StaffFunction


def test_every_function_and_funding_has_its_own_word() -> None:
    for words in (StaffFunction, Funding):
        assert len({one.label for one in words}) == len(words)
