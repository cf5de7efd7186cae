import gzip
from pathlib import Path

import numpy as np
import pytest

from naervaer.domain.errors import MissingDataError, UnusableInputError
from naervaer.registers.coordinates import to_european_grid
from naervaer.registers.population import read_census, read_grid

CELL = (2_000_000 + 262_500) * 10**7 + 6_649_250


def packed(folder: Path, text: str, *, share: float = 1.0) -> Path:
    content = gzip.compress(text.encode())
    path = folder / "grid.csv.gz"
    path.write_bytes(content[: int(len(content) * share)])
    return path


def test_an_id_is_decoded_to_the_middle_of_its_cell(tmp_path: Path) -> None:
    grid = read_grid(packed(tmp_path, f"SSBID0250M;pop_tot\n{CELL};7\n"))
    assert (grid.x[0], grid.y[0], grid.people[0]) == (262_625, 6_649_375, 7)


def test_cells_west_of_the_origin_are_decoded(tmp_path: Path) -> None:
    west = (2_000_000 - 75_000) * 10**7 + 6_618_000
    assert read_grid(packed(tmp_path, f"SSBID0250M;pop_tot\n{west};5\n")).x[0] == -74_875


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"SSBID0250M;people\n{CELL};7\n", "no column pop_tot"),
        (f"SSBID0250M;pop_tot\n{CELL};-7\n", "pop_tot is «-7.*expected at least 0"),
        (f"SSBID0250M;pop_tot\n{CELL};many\n", "pop_tot is «many», expected a number"),
        (f"SSBID0250M;pop_tot\n{CELL + 1};7\n", "not on the 250 m grid"),
        (f"SSBID0250M;pop_tot\n{CELL};7\n{CELL};8\n", "same cell more than once"),
    ],
)
def test_a_wrong_grid_is_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(UnusableInputError, match=message):
        read_grid(packed(tmp_path, text))


def test_a_grid_cut_short_is_refused(tmp_path: Path) -> None:
    rows = "".join(f"{CELL + 2500 * row};{row % 97}\n" for row in range(500))
    path = packed(tmp_path, "SSBID0250M;pop_tot\n" + rows, share=0.5)
    with pytest.raises(UnusableInputError, match="cut short"):
        read_grid(path)


def test_a_missing_grid_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingDataError, match="expected a table to read"):
        read_grid(tmp_path / "grid.csv.gz")


def census_text(*rows: str) -> str:
    return "\n".join(["x,y,T,Y_LT15,Y_1564,Y_GE65,inside", *rows]) + "\n"


def test_a_place_finds_the_census_cell_around_it(tmp_path: Path) -> None:
    x, y = to_european_grid([262_625.0], [6_649_375.0])
    corner = f"{int(x[0] // 1000) * 1000},{int(y[0] // 1000) * 1000}"
    path = packed(tmp_path, census_text(f"{corner},30,3,20,7,True"))
    found = read_census(path).people_at([262_625.0, 0.0], [6_649_375.0, 6_500_000.0])
    assert found.tolist() == [[3, 20, 7], [0, 0, 0]]


def test_census_cells_outside_the_country_are_left_out(tmp_path: Path) -> None:
    path = packed(
        tmp_path, census_text("4300000,4100000,9,1,7,1,True", "4400000,4100000,5,1,3,1,False")
    )
    assert len(read_census(path).corner) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x,y,Y_LT15,Y_1564,inside\n1,2,3,4,True\n", "no column Y_GE65"),
        (
            census_text("4300000,4100000,9,-1,7,1,True"),
            "line 2: Y_LT15 is «-1», expected at least 0",
        ),
    ],
)
def test_a_wrong_census_is_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(UnusableInputError, match=message):
        read_census(packed(tmp_path, text))


def test_a_missing_census_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingDataError, match="expected a table to read"):
        read_census(tmp_path / "census.csv.gz")


def test_people_are_numbers_with_decimals_in_the_cells(tmp_path: Path) -> None:
    grid = read_grid(packed(tmp_path, f"SSBID0250M;pop_tot\n{CELL};7\n"))
    assert grid.people.dtype == np.float64
