"""Siting solvers on the public instances, beside spopt with HiGHS where that is installed.

    python benchmarks/siting.py [orlib] [center] [tsplib] [rectangular] [large]

The peer needs `spopt` and `pulp`; without them its column stays empty.
"""

import csv
import gzip
import os
import resource
import sys
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.siting import (
    CenterProblem,
    CoverageProblem,
    MedianProblem,
    SitePlan,
    SiteRules,
    solve_center,
    solve_coverage,
    solve_median,
)
from naervaer.planning.solving import Outcome, StopRule
from naervaer.registers.instances.orlib import read_orlib
from naervaer.registers.instances.site_instance import SiteInstance
from naervaer.registers.instances.tsplib import read_tsplib
from tables import markdown_table, write_section

BENCH = Path(
    os.environ.get("NAERVAER_BENCH", Path(__file__).resolve().parents[2] / "shared" / "bench")
)
Floats = NDArray[np.float64]
HEADER = ("instance", "known", "objective", "bound", "gap, %", "ending", "s")
PEER_INSTANCES = {"pmed1", "pmed17"}


def known(path: str, column: str) -> list[tuple[dict[str, str], float]]:
    with (BENCH / path).open(encoding="utf-8") as lines:
        return [(row, float(row[column])) for row in csv.DictReader(lines)]


def row_of(name: str, value: float | None, outcome: Outcome[SitePlan]) -> tuple[str, ...]:
    return (
        name,
        f"{value:g}" if value is not None else "",
        f"{outcome.objective:.10g}",
        f"{outcome.bound:.10g}",
        f"{100 * outcome.gap:.4f}",
        str(outcome.ending),
        f"{outcome.seconds:.2f}",
    )


def peer_seconds(kind: str, instance: SiteInstance, count: int) -> str:
    """Return the seconds spopt with HiGHS takes for the same answer, empty without it."""
    try:
        import pulp
        from spopt.locate import PCenter, PMedian
    except ImportError:
        return ""
    started = time.perf_counter()
    solver = pulp.HiGHS(msg=False)
    if kind == "median":
        PMedian.from_cost_matrix(instance.minutes, instance.demand, count).solve(solver)
    else:
        PCenter.from_cost_matrix(instance.minutes, count).solve(solver)
    return f"{time.perf_counter() - started:.1f}"


def warm() -> None:
    rng = np.random.default_rng(0)
    minutes = rng.integers(1, 99, (60, 60)).astype(float)
    solve_median(MedianProblem(demand=np.ones(60), minutes=minutes, open_count=5))
    solve_center(CenterProblem(minutes=minutes, open_count=5))


def orlib(kind: str) -> None:
    rows, total = [], 0.0
    table, column = {
        "median": ("pmedian_orlib/known_optima.csv", "pmedian_opt"),
        "center": ("pmedian_orlib/known_pcenter.csv", "pcenter_opt"),
    }[kind]
    for row, value in known(table, column):
        instance = read_orlib(BENCH / "pmedian_orlib" / f"{row['instance']}.txt")
        if kind == "median":
            outcome = solve_median(
                MedianProblem(
                    demand=instance.demand,
                    minutes=instance.minutes,
                    open_count=instance.open_count,
                )
            )
        else:
            outcome = solve_center(
                CenterProblem(minutes=instance.minutes, open_count=instance.open_count)
            )
        total += outcome.seconds
        peer = ""
        if row["instance"] in PEER_INSTANCES:
            peer = peer_seconds(kind, instance, instance.open_count)
        rows.append((*row_of(row["instance"], value, outcome), peer))
        print(rows[-1], flush=True)
    rows.append(("together", "", "", "", "", "", f"{total:.2f}", ""))
    write_section(
        f"siting_{kind}",
        title=f"p-{kind} on OR-Library",
        body=markdown_table((*HEADER, "spopt + HiGHS, s"), rows),
        packages=("highspy", "numba", "numpy"),
    )


def tsplib(seconds: float) -> None:
    rows = []
    instances = {}
    for row, value in known("pmedian_tsplib/known_values.csv", "opt_or_bks"):
        name, count = row["instance"], int(row["p"])
        if name not in instances:
            instances = {name: read_tsplib(BENCH / "pmedian_tsplib" / f"{name}.tsp")}
        problem = MedianProblem(
            demand=instances[name].demand, minutes=instances[name].minutes, open_count=count
        )
        outcome = solve_median(problem, stop=StopRule(seconds=seconds), seed=1)
        close = [
            point.seconds
            for point in outcome.trace
            if point.objective - point.bound <= 1e-3 * point.objective
        ]
        first = f"{close[0]:.1f}" if close else ""
        rows.append((*row_of(f"{name} p={count}", value, outcome), first, row["t_total_s"]))
        print(rows[-1], flush=True)
    write_section(
        "siting_tsplib",
        title=f"p-median on TSPLIB, at most {seconds:g} s each",
        body=markdown_table((*HEADER, "s to 0.1 %", "published exact, s"), rows),
        packages=("highspy", "numba", "numpy"),
    )


def clustered(areas: int, sites: int, seed: int = 7) -> tuple[Floats, NDArray[np.float32]]:
    """Return demand and float32 distances of clustered points on 400 x 400."""
    rng = np.random.default_rng(seed)
    centres = rng.random((60, 2)) * 400
    size = rng.dirichlet(np.ones(60))

    def draw(count: int) -> Floats:
        return centres[rng.choice(60, count, p=size)] + rng.normal(0, 12, (count, 2))

    here, there = draw(areas), draw(sites)
    minutes = np.empty((areas, sites), np.float32)
    for at in range(0, areas, 2_000):
        part = here[at : at + 2_000, None] - there[None]
        minutes[at : at + 2_000] = np.sqrt((part**2).sum(-1))
    return rng.integers(1, 100, areas).astype(float), minutes


def rectangular() -> None:
    folder = BENCH / "rectangular"
    with gzip.open(folder / "demand_2000.csv.gz", "rt", encoding="utf-8") as lines:
        demand = np.loadtxt(lines, delimiter=",", skiprows=1)
    chosen = np.loadtxt(folder / "candidates_2000x500.csv", delimiter=",", skiprows=1)
    across = demand[:, None, :2] - demand[None, chosen.astype(int), :2]
    minutes = np.sqrt((across**2).sum(-1))
    rows = []
    for name, rules, value in (
        ("2,000 x 500", SiteRules(), 809370.75487),
        ("2,000 x 500, 20 fixed", SiteRules(fixed=np.arange(20)), 932805.58006),
    ):
        problem = MedianProblem(
            demand=demand[:, 2], minutes=minutes, open_count=35, rules=rules
        )
        rows.append(row_of(name, value, solve_median(problem)))
    problem = CoverageProblem(demand=demand[:, 2], minutes=minutes, radius=50.0, open_count=35)
    rows.append(row_of("2,000 x 500, covering within 50", 78701, solve_coverage(problem)))
    write_section(
        "siting_rectangular",
        title="Siting with separate areas and sites",
        body=markdown_table(HEADER, rows),
        packages=("highspy", "numba", "numpy"),
    )


def large() -> None:
    rows = []
    demand, minutes = clustered(50_000, 3_000)
    problem = MedianProblem(
        demand=demand,
        minutes=minutes,
        open_count=35,
        rules=SiteRules(fixed=np.arange(20)),
    )
    rows.append(row_of("50,000 x 3,000, 20 fixed", None, solve_median(problem)))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    for areas, sites in ((20_000, 1_000), (50_000, 3_000)):
        demand, minutes = clustered(areas, sites)
        problem = CoverageProblem(demand=demand, minutes=minutes, radius=15.0, open_count=35)
        rows.append(row_of(f"covering {areas:,} x {sites:,}", None, solve_coverage(problem)))
        print(rows[-1], flush=True)
    write_section(
        "siting_large",
        title="Siting at country size (own clustered generator)",
        body=markdown_table(HEADER, rows)
        + f"\n\nPeak memory after the first row: {memory:.2f} GB, the matrix included.",
        packages=("highspy", "numba", "numpy"),
    )


def main() -> None:
    asked = sys.argv[1:] or ["orlib", "center", "tsplib", "rectangular", "large"]
    warm()
    if "orlib" in asked:
        orlib("median")
    if "center" in asked:
        orlib("center")
    if "tsplib" in asked:
        tsplib(60.0)
    if "rectangular" in asked:
        rectangular()
    if "large" in asked:
        large()


if __name__ == "__main__":
    main()
