"""The best new passport offices beside the fifteen of the plan."""

from collections.abc import Callable

import numpy as np

from naervaer.studies.access.country import Floats, Indices
from naervaer.studies.siting.alternatives import Comparison, compare
from naervaer.studies.siting.ground import Ground
from naervaer.studies.siting.measured import Demand
from naervaer.studies.siting.openings import Openings
from naervaer.studies.siting.optimum import Effort, Objective

OBJECTIVES: tuple[Objective, ...] = (
    Objective.MEAN,
    Objective.WITHIN_45,
    Objective.TAIL,
    Objective.LONGEST,
)

APPLICATIONS_A_YEAR = 1_300_000.0
"""Applications for passports and identity cards in 2022 and in 2023 (TV 2, NRK)."""

FEWEST_DOCUMENTS = 4_000.0
"""What an office should issue a year at least: 4,000 to 5,000 (Nettavisen, 2018)."""


def study_offices(
    ground: Ground,
    openings: Openings,
    demand: Demand,
    *,
    effort: Effort,
    told: Callable[[str], None] = lambda _name: None,
) -> Comparison:
    """Compare the plan's offices with the best for each objective."""
    return compare(
        ground.country, openings, demand, objectives=OBJECTIVES, effort=effort, told=told
    )


def expected_documents(openings: Openings, people: Floats, columns: Indices) -> Floats:
    """Return the documents a year of each new office if everybody uses the nearest.

    Applications are taken to be spread by people; reality differs, as people choose an office
    by work, errands and free appointments too.
    """
    minutes = openings.minutes[:, columns]
    nearest = minutes.argmin(axis=1)
    mine = minutes[np.arange(nearest.size), nearest] < openings.standing
    counts = np.bincount(nearest[mine], people[mine], columns.size)
    return np.asarray(counts * APPLICATIONS_A_YEAR / people.sum())
