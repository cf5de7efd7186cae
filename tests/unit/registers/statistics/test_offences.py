"""Reported offences: what is not published is missing, never zero."""

from pathlib import Path

import pytest

from naervaer.domain.errors import UnknownNameError, UnusableInputError
from naervaer.registers.statistics.offences import GROUPS, read_offences

HEADER = "navn,komnr,år,gjerningssted,g_komnr," + ",".join(GROUPS) + "\n"


def offences(folder: Path, rows: str) -> Path:
    (folder / "municipalities").mkdir()
    names = "location_code,location_name,granularity_geo\nmunicip_nor0301,Oslo,municip\n"
    (folder / "municipalities" / "csdata_names_b2024.csv").write_text(names, encoding="utf-8")
    (folder / "crime").mkdir()
    (folder / "crime" / "anmeldt_20-24.csv").write_text(HEADER + rows, encoding="utf-8")
    return folder


def test_small_counts_are_missing_and_the_country_is_left_out(tmp_path: Path) -> None:
    rows = "Oslo,301,2023-2024,0301 Oslo,301,30,5,NA,NA,10,6,9\n"
    rows += "Norge,0,2023-2024,,,99,9,9,9,9,9,9\n"
    frame = read_offences(offences(tmp_path, rows))
    assert frame["municipality"].tolist() == ["0301"]
    assert frame["violence"].isna().tolist() == [True]
    assert frame["theft"].tolist() == [5.0]


def test_a_count_too_small_to_be_published_is_refused(tmp_path: Path) -> None:
    rows = "Oslo,301,2023-2024,0301 Oslo,301,30,3,NA,NA,10,6,9\n"
    with pytest.raises(UnusableInputError, match="eiendomstyveri is «3», expected at least 5"):
        read_offences(offences(tmp_path, rows))


def test_a_total_smaller_than_a_group_is_refused(tmp_path: Path) -> None:
    rows = "Oslo,301,2023-2024,0301 Oslo,301,30,50,NA,NA,10,6,9\n"
    with pytest.raises(UnusableInputError, match="0301 in 2023-2024 has a total of 30"):
        read_offences(offences(tmp_path, rows))


def test_an_unknown_municipality_is_refused(tmp_path: Path) -> None:
    rows = "Atlantis,9998,2023-2024,9998 Atlantis,9998,30,5,NA,NA,10,6,9\n"
    with pytest.raises(UnknownNameError, match="unknown municipality 9998"):
        read_offences(offences(tmp_path, rows))


@pytest.mark.raw
def test_the_published_gaps_are_where_they_are_known_to_be(raw_folder: Path) -> None:
    frame = read_offences(raw_folder)
    by_period = frame.groupby("period")["municipality"].apply(set)
    assert "1151" not in set(frame["municipality"])
    assert "1580" in by_period["2023-2024"]
    assert "1580" not in by_period["2022-2023"]
    assert "4629" not in by_period["2023-2024"]
    assert int(frame.isna().sum().sum()) == 1_020
