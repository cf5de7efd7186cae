"""The documentation page of the data sets is the one the catalogue gives."""

from pathlib import Path

from naervaer.registers.catalogue import attribution_line, read_catalogue
from naervaer.registers.catalogue_page import catalogue_page

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "datasets.md"


def test_the_page_in_the_documentation_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == catalogue_page(read_catalogue())


def test_every_data_set_has_its_licence_defects_and_attribution_on_the_page() -> None:
    page = catalogue_page(read_catalogue())
    assert attribution_line(read_catalogue().data_sets) in page
    for one in read_catalogue().data_sets:
        assert f"## {one.id}\n" in page
        assert one.defects in page
        assert one.address in page
