"""The catalogue's rows have their form, and every data set names what it owes its source."""

import pytest

from naervaer.domain.errors import UnknownNameError, UnusableInputError
from naervaer.registers.catalogue import DataSet, Form, attribution_line, read_catalogue
from naervaer.registers.file_checks import CHECKS
from naervaer.registers.self_checks import LOADERS

CATALOGUE = read_catalogue()
FIRST, SECOND = CATALOGUE.data_sets[:2]
HEADER = (
    "id,title,publisher,version,file,address,form,licence,attribution,sha256,fetched_on,"
    "note,defects\n"
)
ROW = "a-set,Title,Who,2024,a/b.csv,https://example.org/b.csv,file,CC BY 4.0,,,,,\n"


@pytest.mark.parametrize("data_set", CATALOGUE.data_sets, ids=lambda one: one.id)
def test_every_data_set_says_whether_its_address_was_tried(data_set: DataSet) -> None:
    assert "Adressen er ikke prøvd herfra." in data_set.note


def test_no_address_is_a_package_registry() -> None:
    hosts = {one.address.split("/")[2] for one in CATALOGUE.data_sets}
    assert not {host for host in hosts if "pypi" in host or "npm" in host}


def test_every_data_set_has_a_self_check_and_the_reverse() -> None:
    assert {one.id for one in CATALOGUE.data_sets} == set(CHECKS)


def test_every_loader_reads_a_data_set_of_the_catalogue() -> None:
    assert set(LOADERS) <= {one.id for one in CATALOGUE.data_sets}


def test_the_attribution_line_names_those_used_once_each_in_a_fixed_order() -> None:
    line = attribution_line(CATALOGUE.data_sets)
    assert line == (
        "© Kartverket (CC BY 4.0) · SSB (CC BY 4.0) · Eurostat · Lovdata (NLOD 2.0) · "
        "GeoNames (CC BY 4.0) · Erik Bolstad (CC BY 3.0) · DSB (NLOD)"
    )
    used = [CATALOGUE["geonames-places"], CATALOGUE["n1000"], CATALOGUE["geonames-places"]]
    assert attribution_line(used) == "© Kartverket (CC BY 4.0) · GeoNames (CC BY 4.0)"
    assert attribution_line([CATALOGUE["staffing"]]) == ""


def test_what_is_not_the_loaders_own_file_is_fetched_beside_it() -> None:
    assert CATALOGUE["postal-codes"].destination == "places/postnummer.csv"
    source = CATALOGUE["geonames-places"]
    assert source.form is Form.SOURCE
    assert source.destination == "sources/geonames-places/cities500.zip"


def test_a_file_is_known_by_its_path_or_its_name() -> None:
    assert CATALOGUE.of_file("places/postnummer.csv") is CATALOGUE["postal-codes"]
    assert CATALOGUE.of_file("postnummer.csv") is CATALOGUE["postal-codes"]
    assert CATALOGUE.of_file("holiday.jpg") is None


def test_an_unknown_data_set_is_named() -> None:
    with pytest.raises(UnknownNameError, match="«roads»; expected one of n1000"):
        CATALOGUE["roads"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("a-set", "A Set", "not words with hyphens"),
        ("https://", "http://", "does not begin with https"),
        (",file,", ",torrent,", "'torrent' is not a valid Form"),
        ("CC BY 4.0,,,", "CC BY 4.0,,abc,", "64 hexadecimal digits"),
        ("CC BY 4.0,,,", "CC BY 4.0,Nobody,,", "«Nobody» is not one that is known"),
        ("a/b.csv,https", "../b.csv,https", "leaves the raw folder"),
        ("Title", "", "title is empty"),
    ],
)
def test_a_row_without_its_form_is_refused(old: str, new: str, message: str) -> None:
    with pytest.raises(UnusableInputError, match=message):
        read_catalogue(HEADER + ROW.replace(old, new))


def test_a_missing_column_and_a_repeated_id_are_refused() -> None:
    with pytest.raises(UnusableInputError, match="expected id, title"):
        read_catalogue(HEADER.replace("note,", "") + ROW)
    with pytest.raises(UnusableInputError, match="id «a-set» is given twice"):
        read_catalogue(HEADER + ROW + ROW)
