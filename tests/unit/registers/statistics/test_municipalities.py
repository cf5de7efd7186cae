"""Municipality numbers follow the year, and Ålesund and Haram stand 0.86/0.14."""

from pathlib import Path

import pytest

from naervaer.domain.errors import UnknownNameError, UnusableInputError
from naervaer.registers.statistics.municipalities import (
    Redistricting,
    official_name,
    read_redistricting,
)

HEADER = "location_code_current,location_code_original,calyear,weighting,granularity_geo\n"
NAMES = "location_code,location_name,granularity_geo\n"


@pytest.fixture(scope="module")
def redistricting(raw_folder: Path) -> Redistricting:
    return read_redistricting(raw_folder)


def invented(folder: Path, rows: str) -> Path:
    (folder / "municipalities").mkdir()
    names = NAMES + "municip_nor1508,Ålesund,municip\nmunicip_nor1580,Haram,municip\n"
    target = folder / "municipalities"
    (target / "csdata_names_b2024.csv").write_text(names, encoding="utf-8")
    redistricting_file = target / "csdata_redistricting_municip_b2024.csv"
    redistricting_file.write_text(HEADER + rows, encoding="utf-8")
    return folder


@pytest.mark.raw
def test_356_municipalities_until_2023_and_357_from_2024(redistricting: Redistricting) -> None:
    counts = {year: len(redistricting.numbers_in(year)) for year in range(2020, 2025)}
    assert counts == {2020: 356, 2021: 356, 2022: 356, 2023: 356, 2024: 357}
    assert "3001" in redistricting.numbers_in(2023)
    assert "3101" not in redistricting.numbers_in(2023)


@pytest.mark.raw
def test_old_alesund_is_weighted_by_people_and_not_by_halves(
    redistricting: Redistricting,
) -> None:
    parts = {part.number: part.share for part in redistricting.now("1507")}
    assert parts == pytest.approx({"1508": 0.86, "1580": 0.14})


@pytest.mark.raw
def test_each_old_municipality_is_divided_completely(redistricting: Redistricting) -> None:
    for year in range(2005, 2025):
        for number in redistricting.numbers_in(year):
            parts = redistricting.now(number, year=year)
            assert sum(part.share for part in parts) == pytest.approx(1.0)


@pytest.mark.raw
def test_a_number_of_any_age_finds_its_successor(redistricting: Redistricting) -> None:
    assert [part.number for part in redistricting.now("0101")] == ["3101"]
    assert [part.number for part in redistricting.now("0301")] == ["0301"]


@pytest.mark.raw
def test_an_unknown_number_and_an_unknown_year_are_named(redistricting: Redistricting) -> None:
    with pytest.raises(UnknownNameError, match="no municipality has the number 9998"):
        redistricting.now("9998")
    with pytest.raises(UnknownNameError, match="expected 1940 to 2024"):
        redistricting.numbers_in(1905)


def test_svalbard_and_years_to_come_are_left_out(tmp_path: Path) -> None:
    rows = "".join(
        f"municip_nor{new},municip_nor{old},{year},{share},municip\n"
        for new, old, year, share in [
            ("1508", "1507", 2022, 0.5),
            ("1580", "1507", 2022, 0.5),
            ("1508", "1508", 2024, 1),
            ("1580", "1580", 2024, 1),
            ("1508", "1508", 2034, 1),
        ]
    )
    rows += "notmainlandmunicip_nor2100,notmainlandmunicip_nor2100,2024,1,notmainlandmunicip\n"
    answer = read_redistricting(invented(tmp_path, rows))
    assert answer.numbers_in(2024) == ("1508", "1580")
    assert max(answer.successors) == 2024


def test_a_file_cut_before_2024_is_refused(tmp_path: Path) -> None:
    rows = "municip_nor1508,municip_nor1507,2022,0.5,municip\n"
    with pytest.raises(UnusableInputError, match="the years up to 2024 are not all there"):
        read_redistricting(invented(tmp_path, rows))


def test_a_municipality_without_a_row_is_named(tmp_path: Path) -> None:
    rows = "".join(
        f"municip_nor1508,municip_nor1508,{year},1,municip\n" for year in (2022, 2024)
    )
    with pytest.raises(UnusableInputError, match="municipality 1580 missing"):
        read_redistricting(invented(tmp_path, rows))


def test_languages_are_set_apart_by_dashes_and_names_with_hyphens_stay() -> None:
    assert official_name("Guovdageaidnu-Kautokeino") == "Guovdageaidnu – Kautokeino"
    assert official_name("Nord-Aurdal") == "Nord-Aurdal"
