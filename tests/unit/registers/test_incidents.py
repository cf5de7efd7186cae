import gzip
from pathlib import Path

import numpy as np
import pytest

from naervaer.domain.errors import UnusableInputError
from naervaer.registers.incidents import count_events, read_events, refuse_columns


def written(tmp_path: Path, text: str, name: str = "events.csv") -> Path:
    file = tmp_path / name
    if name.endswith(".gz"):
        file.write_bytes(gzip.compress(text.encode()))
    else:
        file.write_text(text, encoding="utf-8")
    return file


SWEDISH = (
    "id,datetime,type,summary,location\n"
    "1,2024-03-01 7:05:00 +01:00,Trafikolycka,x,Malmö\n"
    "2,2024-03-01 23:05:00 +01:00,Sammanfattning natt,x,Malmö\n"
    "3,2024-03-03 8:00:00 +01:00,Brand,x,Lund\n"
)


def test_events_are_counted_by_day_and_area(tmp_path: Path) -> None:
    file = written(tmp_path, "when;where\n2024-01-01 03:10;b\n20240103;a\n2024/1/1;b\n")
    counted = count_events(read_events(file, time="when", area="where"), every="day")
    assert counted.area_names == ("a", "b")
    assert counted.counts.tolist() == [[0, 2], [0, 0], [1, 0]]


def test_events_are_counted_by_hour_from_midnight(tmp_path: Path) -> None:
    file = written(tmp_path, "when\n2024-01-01T03:10\n2024-01-01T23:59\n", "events.csv.gz")
    counted = count_events(read_events(file, time="when"), every="hour")
    assert counted.counts.shape == (24, 1)
    assert np.flatnonzero(counted.counts).tolist() == [3, 23]


def test_a_count_column_weighs_rows_and_says_so(tmp_path: Path) -> None:
    table = read_events(
        written(tmp_path, "date,incidents\n2024-01-01,5\n2024-01-01,2\n"), time="date"
    )
    assert count_events(table, every="day").counts.tolist() == [[7.0]]
    assert "incidents" in table.notes[0]


def test_swedish_digests_are_left_out_and_their_hours_refused(tmp_path: Path) -> None:
    table = read_events(written(tmp_path, SWEDISH), time="datetime")
    assert count_events(table, every="day").counts.ravel().tolist() == [1, 0, 1]
    assert "1 «Sammanfattning»" in table.notes[0]
    with pytest.raises(UnusableInputError, match="times of publication"):
        count_events(table, every="hour")


def test_hours_are_not_learnt_from_dates(tmp_path: Path) -> None:
    table = read_events(written(tmp_path, "date\n2024-01-01\n"), time="date")
    with pytest.raises(UnusableInputError, match="without hours"):
        count_events(table, every="hour")


@pytest.mark.parametrize(
    "column",
    [
        "arrests",
        "arrestasjoner",
        "arrestation",
        "Arrest_Date",
        "arrestTime",
        "pågrepet",
        "stop_id",
        "StopDate",
        "stop and search",
        "personkontroll",
        "ethnicity",
        "officer_race",
        "nasjonalitet",
        "innvandrerandel",
        "country_of_birth",
        "landbakgrunn",
        "sosialhjelp",
        "social_assistance_rate",
        "NAV",
        "unemployment",
        "suspect",
    ],
)
def test_what_a_model_of_need_must_not_see_is_refused_with_the_reason(column: str) -> None:
    with pytest.raises(UnusableInputError, match="is refused: it "):
        refuse_columns(["time", column])


@pytest.mark.parametrize(
    "column",
    [
        "time_local",
        "beat",
        "kind",
        "lhb_code",
        "nature_of_incident",
        "summary",
        "trace_id",
        "research_area",
        "navn",
        "priority",
    ],
)
def test_ordinary_columns_pass(column: str) -> None:
    refuse_columns([column])


def test_the_whole_table_is_refused_even_if_the_column_is_not_used(tmp_path: Path) -> None:
    file = written(tmp_path, "when,ethnicity\n2024-01-01,x\n")
    with pytest.raises(UnusableInputError, match="ethnicity"):
        read_events(file, time="when")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("when\n1.2.2024\n", r"«1\.2\.2024»"),
        ("when\n2024-13-01\n", "2024-13-01"),
        ("time\n2024-01-01\n", "no column «when»"),
        ("when,x\n2024-01-01\n", "line 2 has 1 values"),
        ("when\n", "no rows"),
        ("when,count\n2024-01-01,-1\n", "negative"),
        ("when,count\n2024-01-01,many\n", "expected a number"),
    ],
)
def test_unusable_tables_are_refused_in_one_line(
    tmp_path: Path, text: str, message: str
) -> None:
    with pytest.raises(UnusableInputError, match=message):
        read_events(written(tmp_path, text), time="when")


@pytest.mark.raw
def test_the_houston_file_has_its_offences_by_hour(raw_folder: Path) -> None:
    file = raw_folder / "incidents" / "houston_offences_2010_jan_may.csv.gz"
    counted = count_events(read_events(file, time="time_local"), every="hour")
    assert counted.counts.shape == (151 * 24, 1)
    assert counted.counts.sum() == 53_010
