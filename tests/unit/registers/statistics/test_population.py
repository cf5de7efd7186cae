"""Population totals and ages: repaired where the file is known to be wrong, else refused."""

from pathlib import Path

import pandas as pd
import pytest

from naervaer.domain.errors import UnknownNameError, UnusableInputError
from naervaer.registers.statistics.population import (
    read_population_by_age,
    read_population_totals,
)

AGES = "csdata_nor_population_by_age_sex_municip_b2024_2010plus.parquet"
TOTALS = "csdata_population_total_municip_b2024_2000plus.csv"


def names(folder: Path) -> None:
    (folder / "municipalities").mkdir()
    text = (
        "location_code,location_name,granularity_geo\n"
        "municip_nor1508,Ålesund,municip\nmunicip_nor1580,Haram,municip\n"
    )
    (folder / "municipalities" / "csdata_names_b2024.csv").write_text(text, encoding="utf-8")


def totals(folder: Path, people: dict[tuple[str, int], float], header: str = "") -> Path:
    names(folder)
    (folder / "population").mkdir()
    lines = [header or "location_code,calyear,pop_jan1_n"]
    lines += [f"municip_nor{place},{year}.0,{count}" for (place, year), count in people.items()]
    (folder / "population" / TOTALS).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def invented() -> dict[tuple[str, int], float]:
    return {
        (place, year): 34_000.0 if year < 2024 else count
        for year in range(2005, 2037)
        for place, count in (("1508", 58_509.0), ("1580", 9_357.0))
    }


def ages(folder: Path, **changes: object) -> Path:
    names(folder)
    (folder / "population").mkdir()
    columns = {
        "location_code": ["municip_nor1508", "municip_nor1580"] * 2,
        "calyear": [2023.0, 2023.0, 2024.0, 2024.0],
        "age": [0.0] * 4,
        "sex": ["total"] * 4,
        "pop_jan1_n": [50.0, 50.0, 86.0, 14.0],
    } | changes
    frame = pd.DataFrame({name: values for name, values in columns.items() if values})
    frame.to_parquet(folder / "population" / AGES)
    return folder


def test_years_after_2026_and_before_2006_are_dropped(tmp_path: Path) -> None:
    frame = read_population_totals(totals(tmp_path, invented()))
    assert (frame["year"].min(), frame["year"].max()) == (2006, 2026)


def test_alesund_and_haram_share_the_old_total_by_86_and_14(tmp_path: Path) -> None:
    frame = read_population_totals(totals(tmp_path, invented()))
    people = frame.set_index(["municipality", "year"])["people"]
    assert people["1508", 2023] == 58_480
    assert people["1580", 2023] == 9_520
    assert people["1508", 2024] == 58_509


def test_a_negative_population_is_refused(tmp_path: Path) -> None:
    wrong = invented() | {("1580", 2025): -1.0}
    with pytest.raises(UnusableInputError, match=r"pop_jan1_n is «-1\.0», expected at least 0"):
        read_population_totals(totals(tmp_path, wrong))


def test_an_unknown_municipality_is_refused(tmp_path: Path) -> None:
    wrong = invented() | {("9998", 2024): 10.0}
    with pytest.raises(UnknownNameError, match="unknown municipality 9998"):
        read_population_totals(totals(tmp_path, wrong))


def test_ages_of_an_unknown_municipality_and_a_missing_one_are_refused(tmp_path: Path) -> None:
    codes = ["municip_nor1508", "municip_nor1580", "municip_nor1508", "municip_nor9998"]
    folder = ages(tmp_path, location_code=codes)
    with pytest.raises(UnknownNameError, match="unknown municipality 9998"):
        read_population_by_age(year=2024, folder=folder)
    codes[3] = "municip_nor1508"
    (folder / "population" / AGES).unlink()
    for name in ("population", "municipalities"):
        (folder / name).rename(folder / f"old_{name}")
    with pytest.raises(UnusableInputError, match="municipality 1580 missing"):
        read_population_by_age(year=2024, folder=ages(tmp_path, location_code=codes))


def test_a_missing_column_is_refused(tmp_path: Path) -> None:
    folder = totals(tmp_path, invented(), header="location_code,year,pop_jan1_n")
    with pytest.raises(UnusableInputError, match="no column calyear"):
        read_population_totals(folder)


def test_a_year_without_a_municipality_is_refused(tmp_path: Path) -> None:
    cut = {key: count for key, count in invented().items() if key != ("1580", 2024)}
    with pytest.raises(UnusableInputError, match=r"\(2024\) is incomplete: municipality 1580"):
        read_population_totals(totals(tmp_path, cut))


def test_a_file_cut_after_a_whole_line_is_refused_by_its_missing_years(tmp_path: Path) -> None:
    cut = {key: count for key, count in invented().items() if key[1] < 2020}
    with pytest.raises(UnusableInputError, match="no figures for 2020"):
        read_population_totals(totals(tmp_path, cut))


def test_ages_of_the_years_before_2024_are_rescaled_too(tmp_path: Path) -> None:
    frame = read_population_by_age(year=2023, folder=ages(tmp_path))
    assert frame["people"].tolist() == pytest.approx([86.0, 14.0])
    assert frame["municipality"].tolist() == ["1508", "1580"]


def test_ages_of_a_year_that_is_not_published_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match="expected 2010 to 2026"):
        read_population_by_age(year=2027, folder=tmp_path)


def test_negative_people_of_an_age_are_refused(tmp_path: Path) -> None:
    folder = ages(tmp_path, pop_jan1_n=[50.0, 50.0, 86.0, -14.0])
    with pytest.raises(UnusableInputError, match="0 or more in 2024"):
        read_population_by_age(year=2024, folder=folder)


def test_a_parquet_file_without_a_column_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableInputError, match="no column age"):
        read_population_by_age(year=2024, folder=ages(tmp_path, age=None))


def test_a_cut_parquet_file_is_refused(tmp_path: Path) -> None:
    path = ages(tmp_path) / "population" / AGES
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(UnusableInputError, match="cut short or no parquet file"):
        read_population_by_age(year=2024, folder=tmp_path)


@pytest.mark.raw
def test_the_official_total_of_1_january_2024_is_met(raw_folder: Path) -> None:
    frame = read_population_totals(raw_folder)
    assert frame[frame["year"] == 2024]["people"].sum() == 5_550_203
    assert frame["municipality"].nunique() == 357


@pytest.mark.raw
def test_ages_and_totals_agree_in_every_municipality(raw_folder: Path) -> None:
    total = read_population_totals(raw_folder)
    by_place = total[total["year"] == 2024].set_index("municipality")["people"]
    by_age = read_population_by_age(year=2024, sexes=True, folder=raw_folder)
    assert by_age.groupby("municipality")["people"].sum().equals(by_place.astype(float))
    assert set(by_age["sex"]) == {"female", "male"}
