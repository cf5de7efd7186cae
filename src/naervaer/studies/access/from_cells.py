"""The study straight on the inhabited 250 m cells of the raw files, instead of on zones.

Slower and not shipped: it shows how much the gathering of cells into zones moves the
measures. Doors, districts and roads are the baseline's; cells take the zones' place.
"""

from dataclasses import replace
from pathlib import Path

import numpy as np

from naervaer.domain.errors import UnusableInputError
from naervaer.registers.baseline import Baseline
from naervaer.registers.population import cells_with_access
from naervaer.registers.roads import compile_national_roads
from naervaer.registers.settlements import find_settlements
from naervaer.studies.access.country import RESPONSE_CLASSES, Country, Zones


def on_cells(country: Country, baseline: Baseline, *, raw: Path | None = None) -> Country:
    """Return the country with every inhabited cell as a zone of its own.

    Raises
    ------
    MissingDataError
        When the raw files are not there.
    UnusableInputError
        When the roads in the raw files are not those of the baseline.

    """
    national = compile_national_roads(raw)
    ours, theirs = national.roads.network, baseline.network
    if not np.array_equal(ours.from_node, theirs.from_node):
        msg = (
            f"the raw roads have {len(ours.from_node)} links and the baseline "
            f"{len(theirs.from_node)}, expected the files the baseline was built from."
        )
        raise UnusableInputError(msg)
    people = cells_with_access(raw, population_year=country.population_year, national=national)
    cells, access = people.cells, people.access
    position = {number: at for at, number in enumerate(country.municipality_numbers)}
    classes = {name: at for at, name in enumerate(RESPONSE_CLASSES)}
    response_class = find_settlements(cells).class_of_cell().tolist()
    zones = Zones(
        municipality=np.array([position[number] for number in cells.municipality.tolist()]),
        response_class=np.array([classes[name] for name in response_class]),
        people=cells.people,
        x=cells.x,
        y=cells.y,
        link=access.link.astype(np.int64),
        fraction=access.fraction.astype(np.float64),
        last_leg_metres=access.last_leg_m.astype(np.float64),
    )
    return replace(country, zones=zones)
