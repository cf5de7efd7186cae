"""Files for siting that people really have: told what is wrong, and where."""

from collections.abc import Callable
from pathlib import Path

import pytest

from naervaer.domain.errors import UnusableInputError
from naervaer.registers.instances.orlib import read_orlib
from naervaer.registers.instances.site_instance import SiteInstance
from naervaer.registers.instances.table import read_table
from naervaer.registers.instances.tsplib import read_tsplib

GRAPH = "4 3 1\n1 2 1\n2 3 2\n3 4 3\n"
POINTS = "DIMENSION: 2\nNODE_COORD_SECTION\n7 0 0\n5 3 4\nEOF\n"
MATRIX = "area,demand,Nes,Vik\nfixed,,1,\na,2,5,1\nb,1,9,\n"
LONG = "area,site,minutes,demand\na,Nes,5,2\na,Vik,1,2\nb,Nes,9,1\n"

Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def file_of(text: str) -> Path:
        file = tmp_path / "given"
        file.write_text(text, encoding="utf-8")
        return file

    return file_of


def as_lists(found: SiteInstance) -> tuple[object, ...]:
    return (
        found.demand.tolist(),
        found.minutes.tolist(),
        found.site_names,
        found.fixed.tolist(),
    )


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("4 3 1", "nan 3 1", "line 1: «nan»"),
        ("4 3 1", "4.5 3 1", "not whole numbers"),
        ("4 3 1", "1000000 3 1", "announces 1000000 nodes"),
        ("1 2 1", "1 2 nan", "line 2: «nan»"),
        ("1 2 1", "1 2 1e300", "line 2: «1e300»"),
        ("1 2 1", "1 2 1,5", "line 2: «1,5»"),
        ("1 2 1", "1.5 2 1", "no whole numbers"),
    ],
)
def test_a_graph_says_which_word_is_wrong(
    write: Write, before: str, after: str, said: str
) -> None:
    with pytest.raises(UnusableInputError, match=said):
        read_orlib(write(GRAPH.replace(before, after, 1)))


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("3 4", "nan 4", "line 4: «5 nan 4»"),
        ("3 4", "inf 4", "line 4"),
        ("3 4", "1e200 4", "line 4"),
        ("3 4", "3,5 4", "line 4"),
        ("5 3", "7 3", "node 7 twice"),
        ("N: 2", "N: 9", "announces 9 nodes but holds 2"),
    ],
)
def test_coordinates_say_which_node_is_wrong(
    write: Write, before: str, after: str, said: str
) -> None:
    with pytest.raises(UnusableInputError, match=said):
        read_tsplib(write(POINTS.replace(before, after, 1)))


def test_nodes_keep_the_numbers_of_the_file(write: Write) -> None:
    assert read_tsplib(write(POINTS)).site_names == (7, 5)


@pytest.mark.parametrize("text", [MATRIX, LONG])
def test_a_table_may_be_written_as_spreadsheets_do(write: Write, text: str) -> None:
    plain = as_lists(read_table(write(text)))
    for separator in (";", "\t"):
        assert as_lists(read_table(write(text.replace(",", separator)))) == plain
    assert as_lists(read_table(write(text.replace("\n", "  \r\n").replace(",", " , ")))) == (
        plain
    )
    half = text.replace(",5", ",5.5")
    comma = text.replace(",", ";").replace(";5", ";5,5")
    assert as_lists(read_table(write(half))) == as_lists(read_table(write(comma)))


def test_names_that_look_like_nothing_are_names(write: Write) -> None:
    assert read_table(write(MATRIX.replace("Nes", "NA"))).site_names == ("NA", "Vik")
    text = LONG.replace("Nes", "NA").replace("Vik", "null")
    assert read_table(write(text)).site_names == ("NA", "null")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (MATRIX.replace("5,1", "fem,1"), "line 3: Nes is «fem»"),
        (MATRIX.replace("5,1", "-5,1"), "line 3: Nes is «-5»"),
        (MATRIX.replace("5,1", "NaN,1"), "line 3: Nes is «NaN»"),
        (MATRIX.replace("5,1", "1e308,1"), "line 3: Nes is «1e308»"),
        (MATRIX.replace("a,2", "a,-2"), "line 3: demand is «-2»"),
        (MATRIX.replace("a,2", "a,"), "line 3: demand is «»"),
        (MATRIX + "a,1,1,1\n", "line 5: the area a stands there again"),
        (MATRIX.replace("\na,", "\n,"), "line 3: area is empty"),
        (MATRIX.replace("Vik", "Nes"), "2 columns called «Nes»"),
        (MATRIX + "c,1,2,3,4,5\n", "line 5"),
        (MATRIX.replace("area", "Area"), "no column `area`; its first line is: Area"),
        (MATRIX.split("\n", 1)[0], "no lines below its first"),
        (LONG + "a,Nes,5,2\n", "line 5: a and Nes stand there again"),
        (LONG.replace("a,Vik,1,2", "a,Vik,1,3"), "a has two demands"),
        (LONG.replace("a,Vik", "a,"), "line 3: site is empty"),
        (LONG.replace("a,Vik,1", "a,Vik,"), "line 3: minutes is «»"),
        ("area\0", "zero bytes"),
    ],
)
def test_a_table_says_which_cell_is_wrong(write: Write, text: str, said: str) -> None:
    with pytest.raises(UnusableInputError, match=said) as refused:
        read_table(write(text))
    assert "\n" not in str(refused.value)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UnusableInputError, match="is a folder"):
        read_table(tmp_path)
