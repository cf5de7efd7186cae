"""A bad table is refused in one line that says what was given and what was expected."""

import gzip
from pathlib import Path

import pytest

from naervaer.domain.errors import MissingDataError, UnknownNameError, UnusableInputError
from naervaer.registers.tables import numbers, read_table, require_all, require_known

GOOD = "number,people\n0301,700000\n1103,150000\n"


def written(folder: Path, content: bytes, name: str = "people.csv") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_a_good_table_is_read_as_text_so_that_leading_zeros_stay(tmp_path: Path) -> None:
    frame = read_table(written(tmp_path, GOOD.encode()), columns=("number", "people"))
    assert frame["number"].tolist() == ["0301", "1103"]
    assert numbers(frame, "people", name="people.csv").tolist() == [700_000.0, 150_000.0]


def test_a_byte_order_mark_is_no_part_of_the_first_column(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD.encode("utf-8-sig"))
    assert list(read_table(path, columns=("number",)).columns) == ["number"]


def test_an_empty_line_is_no_row(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD.encode() + b"\n")
    assert len(read_table(path, columns=("number",))) == 2


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingDataError, match=r"people\.csv"):
        read_table(tmp_path / "people.csv", columns=("number",))


def test_a_missing_column_is_named_with_what_was_found(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD.encode())
    with pytest.raises(
        UnusableInputError, match=r"no column year.*found number, people"
    ) as got:
        read_table(path, columns=("number", "year"))
    assert "\n" not in str(got.value)


def test_latin_1_is_refused_with_the_offending_byte(tmp_path: Path) -> None:
    path = written(tmp_path, "name\nÅlesund\n".encode("latin-1"))
    with pytest.raises(UnusableInputError, match=r"not UTF-8: byte 0xc5 at offset 5"):
        read_table(path, columns=("name",))


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableInputError, match="empty"):
        read_table(written(tmp_path, b""), columns=("number",))


def test_a_file_cut_inside_a_line_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableInputError, match="line 3: 1 fields where the header has 2"):
        read_table(written(tmp_path, GOOD.encode()[:-8]), columns=("number", "people"))


def test_a_short_line_in_the_middle_is_refused_with_its_number(tmp_path: Path) -> None:
    path = written(tmp_path, b"number,people\n0301\n1103,150000\n")
    with pytest.raises(UnusableInputError, match="line 2: 1 fields where"):
        read_table(path, columns=("number", "people"))


def test_a_line_with_too_many_fields_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, b"number,people\n0301,1\n1103,150000,7\n")
    with pytest.raises(UnusableInputError, match="line 3: 3 fields where") as got:
        read_table(path, columns=("number", "people"))
    assert "\n" not in str(got.value)


def test_a_cut_gzip_file_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, gzip.compress(GOOD.encode())[:-12], "people.csv.gz")
    with pytest.raises(UnusableInputError, match="cut short or no gzip"):
        read_table(path, columns=("number", "people"))


def test_a_file_that_is_no_gzip_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableInputError, match="no gzip file"):
        read_table(written(tmp_path, GOOD.encode(), "people.csv.gz"), columns=("number",))


@pytest.mark.parametrize("value", ["many", ""])
def test_a_value_that_is_no_number_is_named_with_its_line(tmp_path: Path, value: str) -> None:
    path = written(tmp_path, f"number,people\n0301,1\n1103,{value}\n".encode())
    frame = read_table(path, columns=("number", "people"))
    with pytest.raises(UnusableInputError, match=f"line 3: people is «{value}»"):
        numbers(frame, "people", name=path.name)


def test_a_negative_count_is_refused_with_its_line(tmp_path: Path) -> None:
    path = written(tmp_path, b"number,people\n0301,-4\n")
    frame = read_table(path, columns=("number", "people"))
    with pytest.raises(UnusableInputError, match="line 2: people is «-4», expected at least 0"):
        numbers(frame, "people", name=path.name, at_least=0)


def test_missing_values_are_missing_only_where_allowed(tmp_path: Path) -> None:
    path = written(tmp_path, b"number,people\n0301,NA\n1103,5\n")
    frame = read_table(path, columns=("number", "people"))
    values = numbers(frame, "people", name=path.name, missing=True)
    assert values.isna().tolist() == [True, False]
    with pytest.raises(UnusableInputError, match="«NA»"):
        numbers(frame, "people", name=path.name)


def test_an_unknown_municipality_is_named() -> None:
    with pytest.raises(UnknownNameError, match=r"people\.csv names unknown municipality 9998"):
        require_known(["0301", "9998"], {"0301", "1103"}, name="people.csv")


def test_a_municipality_left_out_is_named() -> None:
    with pytest.raises(UnusableInputError, match=r"municipality 1103 missing \(1 of 2\)"):
        require_all(["0301"], {"0301", "1103"}, name="people.csv")
