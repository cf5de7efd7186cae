"""Norway on the 250 m grid: where 20 more points would stand beside those there are.

    python benchmarks/siting_norway.py

Every inhabited cell keeps its own place on the road network; minutes are those of the access
study, ferries and islands included. Needs the raw files (NAERVAER_RAW).
"""

import os
import resource
import time

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from naervaer.planning.siting import MedianProblem, SiteRules, solve_median, warm_up_median
from naervaer.planning.siting.core_problem import build_core, fixed_cost, near_lists
from naervaer.planning.solving import StopRule
from naervaer.planning.travel import Places, Roads, SpeedTable, TravelNetwork, minutes_between
from naervaer.registers.baseline import load_baseline
from naervaer.studies.access.country import POINT, Country
from naervaer.studies.access.from_baseline import country_from
from naervaer.studies.access.from_cells import on_cells
from naervaer.studies.siting.ground import candidate_places, zone_places
from tables import markdown_table, write_section

SPACING_METRES = 1_500.0
AT_A_TIME = 250
MOST_CANDIDATES = 3_000
NEW_POINTS = 20


def thinned(country: Country) -> NDArray[np.int64]:
    """Return the most peopled candidates that are some way apart."""
    place = np.array([(item.x, item.y) for item in country.candidates])
    people = np.array([item.people for item in country.candidates])
    left = np.array([item.link >= 0 for item in country.candidates])
    tree = cKDTree(place)
    kept = []
    for index in np.argsort(-people, kind="stable").tolist():
        if left[index]:
            kept.append(index)
            left[tree.query_ball_point(place[index], SPACING_METRES)] = False
    return np.array(sorted(kept[:MOST_CANDIDATES]), dtype=np.int64)


def norway() -> tuple[MedianProblem, dict[str, str]]:
    """Return the problem, and what is worth telling of it."""
    baseline = load_baseline()
    country = on_cells(country_from(baseline), baseline)
    network = TravelNetwork.build(Roads.of(baseline.network), SpeedTable())
    doors = [site for site in country.sites if site.kind == POINT and site.before]
    standing = Places.of(
        np.array([site.link for site in doors]),
        np.array([site.fraction for site in doors]),
        np.array([site.last_leg_metres for site in doors]),
    )
    picked = thinned(country)
    homes = zone_places(country)
    people = country.zones.total
    minutes = np.empty((people.size, len(doors) + picked.size), dtype=np.float32)
    minutes[:, : len(doors)] = minutes_between(network, standing, homes).T
    for at in range(0, picked.size, AT_A_TIME):
        part = minutes_between(
            network, candidate_places(country, picked[at : at + AT_A_TIME]), homes
        )
        minutes[:, len(doors) + at : len(doors) + at + part.shape[0]] = part.T
    reached = np.isfinite(minutes[:, : len(doors)]).any(axis=1)
    problem = MedianProblem(
        demand=np.where(reached, people, 0.0),
        minutes=minutes,
        open_count=len(doors) + NEW_POINTS,
        rules=SiteRules(fixed=np.arange(len(doors))),
    )
    told = {
        "inhabited cells": f"{people.size:,}",
        "people without a way to any point, left out": f"{people[~reached].sum():,.0f}",
        "points that stand": f"{len(doors)}",
        "candidate places": f"{picked.size:,}",
    }
    return problem, told


def distinct_rows(problem: MedianProblem) -> tuple[int, int]:
    """Return how many cells a new point can help, and how many differ in what helps them."""
    standing = fixed_cost(problem)
    standing[~np.isfinite(standing)] = 0.0
    everywhere = np.full(standing.size, np.inf)
    (starts, _, _), _ = near_lists(problem, radius=everywhere, fallback=standing)
    core = build_core(problem, radius=everywhere, fallback=standing)
    return int(np.count_nonzero(np.diff(starts))), core.weights.size


def main() -> None:
    warm_up_median()
    began = time.perf_counter()
    problem, told = norway()
    told["preparing roads, cells and minutes, s"] = f"{time.perf_counter() - began:.0f}"
    print(told, flush=True)
    helped, distinct = distinct_rows(problem)
    told["cells that some candidate helps"] = f"{helped:,}"
    told["distinct rows left, merged exactly"] = f"{distinct:,}"
    processor = time.process_time()
    outcome = solve_median(problem, stop=StopRule(seconds=240.0, gap=1e-3), seed=1)
    told["to gap ≤ 0.1 %, s"] = f"{outcome.seconds:.1f}"
    told["to gap ≤ 0.1 %, processor, s"] = f"{time.process_time() - processor:.1f}"
    told["to gap ≤ 0.1 %: ending, gap"] = f"{outcome.ending}, {100 * outcome.gap:.5f} %"
    told["to gap ≤ 0.1 %: mean minutes"] = f"{outcome.objective / problem.demand.sum():.4f}"
    print(told, flush=True)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    told["peak memory, GB, the matrix included"] = f"{memory:.2f}"
    write_section(
        "siting_norway",
        title="Siting: Norway on the 250 m grid",
        body="People-weighted minutes to the nearest point; limits: gap 0.1 % in 60 s and "
        "8 GB. Read the processor's seconds: "
        f"{os.getloadavg()[1]:.0f} programs wanted its cores meanwhile.\n\n"
        + markdown_table(("measure", "value"), list(told.items())),
        packages=("highspy", "numba", "numpy"),
    )


if __name__ == "__main__":
    main()
