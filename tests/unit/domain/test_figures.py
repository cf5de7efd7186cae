from datetime import date

import pytest

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.figures import Figure, Kind, Source
from naervaer.domain.units import hours_from_minutes, kroner_from_oere, oere_from_kroner

POLICE = Source("politiet.no", "19.1.2024", date(2024, 1, 19), Kind.OFFICIAL)


def test_a_figure_has_the_kind_of_its_source() -> None:
    assert Figure(6, "piloter", POLICE).kind is Kind.OFFICIAL


def test_a_figure_without_a_unit_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="expected a unit"):
        Figure(6, " ", POLICE)


@pytest.mark.parametrize(("title", "reference"), [("", "side 1"), ("NRK", "  ")])
def test_a_source_nobody_can_look_up_is_refused(title: str, reference: str) -> None:
    with pytest.raises(UnusableInputError, match="a title and a reference"):
        Source(title, reference, None, Kind.PRESS)


def test_a_source_prints_its_day_when_it_has_one() -> None:
    assert str(POLICE) == "politiet.no, 19.1.2024, 2024-01-19"
    assert str(Source("NRK", "1.16744612", None, Kind.PRESS)) == "NRK, 1.16744612"


def test_every_kind_has_a_norwegian_word() -> None:
    assert len({kind.label for kind in Kind}) == len(Kind)


def test_kroner_survive_the_way_through_oere() -> None:
    assert kroner_from_oere(oere_from_kroner(1495.5)) == 1495.5


def test_ninety_minutes_are_an_hour_and_a_half() -> None:
    assert hours_from_minutes(90) == 1.5
