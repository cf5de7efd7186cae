"""Write docs/reference/datasets.md from the catalogue of data sets."""

from pathlib import Path

from naervaer.registers.catalogue import read_catalogue
from naervaer.registers.catalogue_page import catalogue_page

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "datasets.md"

if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(catalogue_page(read_catalogue()), encoding="utf-8", newline="\n")
    print(PAGE)
