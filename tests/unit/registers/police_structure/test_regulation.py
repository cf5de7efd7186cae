"""The regulation's sentences become districts, points and areas, and nothing is guessed."""

from datetime import date

import pytest

from naervaer.domain.errors import UnknownNameError, UnusableInputError
from naervaer.registers.police_structure.naming import MunicipalityNames
from naervaer.registers.police_structure.regulation import (
    AreaText,
    Coverage,
    PointText,
    Regulation,
    parse_regulation,
)

NAMES = MunicipalityNames(
    {
        "3209": "Ullensaker",
        "3238": "Nannestad",
        "3228": "Nes",
        "4601": "Bergen",
        "4602": "Kinn",
        "4649": "Stad",
        "4651": "Stryn",
        "5001": "Trondheim",
        "5503": "Harstad",
        "5512": "Tjeldsund",
    }
)
HEAD = (
    'sist-endret: "forskrift/2025-10-29-3079"\nsist-endret-ikrafttredelse: "2025-12-01"\n'
    "### 1. Prøve politidistrikt\n\n"
)
ONE = "Nes politistasjonsdistrikt med tjenestested Nes politistasjon (Årnes). "


def parsed(body: str) -> Regulation:
    text = f"{HEAD}{body}\n\nEndret ved forskrift.\n\n## II\n\nGjelder fra 2017.\n"
    return parse_regulation(text, names=NAMES)


def test_the_date_in_force_and_the_last_amendment_are_read() -> None:
    regulation = parsed(ONE)
    assert regulation.in_force == date(2025, 12, 1)
    assert regulation.amendment == "forskrift 2025-10-29-3079"
    assert regulation.districts == ("Prøve",)


def test_points_keep_names_with_commas_and_lose_the_preposition_before_the_town() -> None:
    regulation = parsed(
        "Nes politistasjonsdistrikt med tjenestestedene Nes og Flå lensmannskontor "
        "(på Nesbyen), Bygland, Evje og Hornnes politistasjon (Evje) og Hol lensmannskontor."
    )
    assert regulation.station_districts[0].points == (
        PointText("Nes og Flå lensmannskontor", "Nesbyen"),
        PointText("Bygland, Evje og Hornnes politistasjon", "Evje"),
        PointText("Hol lensmannskontor"),
    )


def test_parts_of_a_municipality_keep_the_words_that_describe_them() -> None:
    regulation = parsed(
        ONE + "Politistasjonsdistriktet ivaretar politimessige gjøremål for områdene Måløy og "
        "Raudeberg i Kinn kommune, og kommunene Stad og Stryn."
    )
    assert regulation.station_districts[0].areas == (
        AreaText("4602", "Kinn", Coverage.PART, "områdene Måløy og Raudeberg"),
        AreaText("4649", "Stad", Coverage.WHOLE),
        AreaText("4651", "Stryn", Coverage.WHOLE),
    )


def test_a_municipality_with_parts_taken_out_is_a_part() -> None:
    regulation = parsed(
        ONE + "Politistasjonsdistriktet vil ivareta politimessige gjøremål for Trondheim "
        "kommune, med unntak av Heimdal og Klæbu."
    )
    (area,) = regulation.station_districts[0].areas
    assert area == AreaText("5001", "Trondheim", Coverage.PART, "unntatt Heimdal og Klæbu")


def test_an_airport_taken_out_leaves_the_municipality_whole() -> None:
    regulation = parsed(
        ONE + "Politistasjonsdistriktet ivaretar politimessige gjøremål for kommunene "
        "Ullensaker og Nannestad, med unntak av Gardermoen lufthavn. "
        "Gardermoen politistasjonsdistrikt med tjenestested Gardermoen politistasjon. "
        "Politistasjonsdistriktet ivaretar politimessige gjøremål for Oslo lufthavn Gardermoen."
    )
    around, airport = regulation.station_districts
    assert {area.coverage for area in around.areas} == {Coverage.WHOLE}
    assert airport.areas[0].coverage is Coverage.AIRPORT
    assert airport.areas[0].municipality == ""


def test_one_sentence_can_speak_for_all_the_districts_of_a_city() -> None:
    regulation = parsed(
        "Bergen Sør politistasjonsdistrikt med tjenestested Bergen Sør politistasjon. "
        "Bergen Nord politistasjonsdistrikt, med tjenestested Bergen Nord politistasjon. "
        "Politistasjonsdistriktene i Bergen, k–n over, ivaretar politimessige gjøremål i "
        "Bergen kommune innenfor hver politistasjons geografiske område. "
        "Namsfogden i Vest ivaretar sivilrettslige gjøremål for kommunene Bergen og Kinn."
    )
    numbers = [area.municipality for row in regulation.station_districts for area in row.areas]
    assert numbers == ["4601", "4601"]


def test_a_missing_full_stop_between_two_districts_is_added_and_told() -> None:
    regulation = parsed(
        ONE + "Lensmannsdistriktet ivaretar politimessige og gjøremål for kommunene Stad og "
        "Tjeldsund Harstad politistasjonsdistrikt med tjenestested Harstad politistasjon. "
        "Politistasjonsdistriktet ivaretar politimessige for Harstad kommune."
    )
    assert regulation.slips == ("Tjeldsund.",)
    assert [row.name for row in regulation.station_districts] == [
        "Nes politistasjonsdistrikt",
        "Harstad politistasjonsdistrikt",
    ]


def test_a_district_named_in_two_words_after_og_gets_no_stop() -> None:
    regulation = parsed(
        "Øy og Indre Vik politistasjonsdistrikt med tjenestested Vik politistasjon."
    )
    assert regulation.slips == ()
    assert regulation.station_districts[0].name == "Øy og Indre Vik politistasjonsdistrikt"


def test_a_sentence_that_is_not_understood_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="«Politiet har ferie»"):
        parsed(ONE + "Politiet har ferie.")


def test_an_unknown_municipality_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="Atlantis"):
        parsed(ONE + "Politistasjonsdistriktet ivaretar politimessige gjøremål for Atlantis.")


def test_points_that_are_not_understood_are_refused() -> None:
    with pytest.raises(UnusableInputError, match="«en bu»"):
        parsed("Nes politistasjonsdistrikt med tjenestested en bu.")


def test_a_text_without_chapters_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="no chapters"):
        parse_regulation("Lorem ipsum", names=NAMES)


def test_a_text_cut_short_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="cut short: its part II"):
        parse_regulation(HEAD + ONE, names=NAMES)
