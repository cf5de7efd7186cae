"""The best new passport offices beside the fifteen of the plan."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from naervaer.studies.access.country import Floats, Indices
from naervaer.studies.siting.alternatives import Comparison, compare
from naervaer.studies.siting.ground import Ground
from naervaer.studies.siting.least_cost import Effort
from naervaer.studies.siting.measured import Demand
from naervaer.studies.siting.openings import Openings
from naervaer.studies.siting.optimum import Objective, Optimum, find_optimum
from naervaer.studies.siting.volume import VolumeFloor, find_with_volume, nearest_people

OBJECTIVES: tuple[Objective, ...] = (
    Objective.MEAN,
    Objective.WITHIN_45,
    Objective.TAIL,
    Objective.WORST,
    Objective.LONGEST,
    Objective.MEAN_VOLUME,
    Objective.WITHIN_45_VOLUME,
    Objective.TAIL_VOLUME,
    Objective.WORST_VOLUME,
    Objective.LONGEST_VOLUME,
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
    """Compare the plan's offices with the best for each objective, with and without a floor."""
    return compare(
        ground.country,
        openings,
        demand,
        objectives=OBJECTIVES,
        effort=effort,
        find=best_offices,
        told=told,
    )


def best_offices(
    openings: Openings, demand: Demand, objective: Objective, *, count: int, effort: Effort
) -> Optimum:
    """Return the best offices for an objective; the floor binds where the objective has one."""
    if objective is objective.without_floor:
        return find_optimum(openings, demand, objective, count=count, effort=effort)
    people = FEWEST_DOCUMENTS / APPLICATIONS_A_YEAR * float(demand.people.sum())
    found = find_with_volume(
        openings,
        demand,
        objective.without_floor,
        count=count,
        effort=effort,
        floor=VolumeFloor(people),
    )
    return replace(found, objective=objective)


def expected_documents(openings: Openings, people: Floats, columns: Indices) -> Floats:
    """Return the documents a year of each new office if everybody uses the nearest.

    Applications are taken to be spread by people; reality differs, as people choose an office
    by work, errands and free appointments too.
    """
    return np.asarray(
        nearest_people(openings, people, columns) * APPLICATIONS_A_YEAR / people.sum()
    )
