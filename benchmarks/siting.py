"""Siting solvers on the public instances and at country size.

    python benchmarks/siting.py [orlib] [center] [tsplib] [rectangular] [large] [front]
    python benchmarks/siting.py tsplib:rl5934:400,500 long:fl1400

The second form measures some rows anew and keeps the others of the table: at most 60 s each,
or 300 with `long`.
`siting_peers.py` runs them beside spopt and kmedoids, `siting_norway.py` on Norway's grid.
"""

import csv
import gzip
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.siting import (
    CenterProblem,
    CoverageProblem,
    FrontAsk,
    MedianProblem,
    SitePlan,
    SiteRules,
    solve_center,
    solve_coverage,
    solve_front,
    solve_median,
)
from naervaer.planning.solving import Outcome, StopRule
from naervaer.registers.instances.orlib import read_orlib
from naervaer.registers.instances.tsplib import read_tsplib
from tables import PAGE, markdown_table, write_section

BENCH = Path(
    os.environ.get("NAERVAER_BENCH", Path(__file__).resolve().parents[2] / "shared" / "bench")
)
FRONT_SECONDS = 300.0
SECONDS = {"tsplib": 60.0, "long": 300.0}
COVERED = (15.0, 22.0)
"""Radii of the covering cases: demand hard to cover, and most of it covered."""
Floats = NDArray[np.float64]
HEADER = ("instance", "known", "objective", "bound", "gap, %", "ending", "s")


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


def warm() -> None:
    rng = np.random.default_rng(0)
    minutes = rng.integers(1, 99, (60, 60)).astype(float)
    solve_median(MedianProblem(demand=np.ones(60), minutes=minutes, open_count=5))
    solve_center(CenterProblem(minutes=minutes, open_count=5))


def orlib(kind: str) -> None:
    rows, total, spent = [], 0.0, 0.0
    table, column = {
        "median": ("pmedian_orlib/known_optima.csv", "pmedian_opt"),
        "center": ("pmedian_orlib/known_pcenter.csv", "pcenter_opt"),
    }[kind]
    for row, value in known(table, column):
        instance = read_orlib(BENCH / "pmedian_orlib" / f"{row['instance']}.txt")
        since = time.process_time()
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
        processor = time.process_time() - since
        total, spent = total + outcome.seconds, spent + processor
        rows.append((*row_of(row["instance"], value, outcome), f"{processor:.2f}"))
        print(rows[-1], flush=True)
    rows.append(("together", "", "", "", "", "", f"{total:.2f}", f"{spent:.2f}"))
    write_section(
        f"siting_{kind}",
        title=f"p-{kind} on OR-Library",
        body=f"{os.getloadavg()[1]:.0f} programs wanted the two cores meanwhile.\n\n"
        + markdown_table((*HEADER, "processor, s"), rows),
        packages=("highspy", "numba", "numpy"),
    )


def plain_cost(path: Path, sites: NDArray[np.int64]) -> float:
    """Return the cost of open sites from the coordinates alone, apart from all solvers."""
    lines = path.read_text(encoding="utf-8").splitlines()
    begins = next(at for at, line in enumerate(lines) if line.startswith("NODE_COORD"))
    rows = (line.split() for line in lines[begins + 1 :])
    place = np.array([row[1:3] for row in rows if len(row) == 3], dtype=np.float64)
    across = place[:, None] - place[None, sites]
    return float(np.floor(np.hypot(across[..., 0], across[..., 1])).min(axis=1).sum())


def tsplib(seconds: float, wanted: str = "", counts: str = "") -> None:
    rows: list[tuple[str, ...]] = []
    instances = {}
    for row, value in known("pmedian_tsplib/known_values.csv", "opt_or_bks"):
        name, count = row["instance"], int(row["p"])
        if (wanted and name != wanted) or (counts and str(count) not in counts.split(",")):
            continue
        path = BENCH / "pmedian_tsplib" / f"{name}.tsp"
        if name not in instances:
            instances = {name: read_tsplib(path)}
        problem = MedianProblem(
            demand=instances[name].demand, minutes=instances[name].minutes, open_count=count
        )
        processor = time.process_time()
        outcome = solve_median(problem, stop=StopRule(seconds=seconds), seed=1)
        processor = time.process_time() - processor
        if outcome.best is None or plain_cost(path, outcome.best.open_sites) != (
            outcome.objective
        ):
            raise SystemExit(f"{name} p={count}: the plain cost is another")
        worse = 100 * (outcome.objective / value - 1)
        rows.append(
            (
                *row_of(f"{name} p={count}", value, outcome),
                f"{worse:+.4f}",
                f"{processor:.1f}",
                row["t_total_s"],
            )
        )
        print(rows[-1], flush=True)
        write_tsplib(rows, seconds, afresh=not wanted)


def rows_of_section(section: str) -> dict[str, tuple[str, ...]]:
    """Return the rows of a table in the docs by their first cell."""
    text = PAGE.read_text(encoding="utf-8")
    body = text.partition(f"<!-- begin {section} -->")[2].partition("<!-- end")[0]
    lines = [line for line in body.splitlines() if line.startswith("| ")][2:]
    cells = (tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines)
    return {row[0]: row for row in cells}


def write_tsplib(rows: list[tuple[str, ...]], seconds: float, *, afresh: bool) -> None:
    """Write what has been measured so far, beside earlier rows unless all are afresh."""
    section = "siting_tsplib" if seconds <= 60 else "siting_tsplib_long"
    kept = {} if afresh else rows_of_section(section)
    kept |= {row[0]: row for row in rows}
    order = [
        f"{row['instance']} p={row['p']}"
        for row, _ in known("pmedian_tsplib/known_values.csv", "opt_or_bks")
    ]
    rows = [kept[name] for name in order if name in kept]
    proven = sum(row[5] == "optimal" for row in rows)
    near = sum(float(row[4]) <= 0.1 and float(row[7]) <= 0.1 for row in rows)
    write_section(
        section,
        title=f"p-median on TSPLIB, at most {seconds:g} s each",
        body=f"{proven} of {len(rows)} rows are proven optimal, {near} are within 0.1 % of the "
        "known value with a gap of at most 0.1 %. «Above known» compares with the published "
        "value; «published» is the exact method's time on one thread (TL: ten hours). Every "
        "objective was computed anew from the coordinates. The limit is on the clock while "
        f"{os.getloadavg()[1]:.0f} programs wanted the two cores; read the processor's "
        "seconds.\n\n"
        + markdown_table((*HEADER, "above known, %", "processor, s", "published, s"), rows),
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


def rectangular_case() -> tuple[Floats, Floats]:
    """Return demand and distances of the stored 2,000 areas and 500 sites."""
    folder = BENCH / "rectangular"
    with gzip.open(folder / "demand_2000.csv.gz", "rt", encoding="utf-8") as lines:
        demand = np.loadtxt(lines, delimiter=",", skiprows=1)
    chosen = np.loadtxt(folder / "candidates_2000x500.csv", delimiter=",", skiprows=1)
    across = demand[:, None, :2] - demand[None, chosen.astype(int), :2]
    return demand[:, 2], np.sqrt((across**2).sum(-1))


def rectangular() -> None:
    demand, minutes = rectangular_case()
    rows = []
    for name, rules, value in (
        ("2,000 x 500", SiteRules(), 809370.75487),
        ("2,000 x 500, 20 fixed", SiteRules(fixed=np.arange(20)), 932805.58006),
    ):
        problem = MedianProblem(demand=demand, minutes=minutes, open_count=35, rules=rules)
        rows.append(row_of(name, value, solve_median(problem)))
    problem = CoverageProblem(demand=demand, minutes=minutes, radius=50.0, open_count=35)
    rows.append(row_of("2,000 x 500, covering within 50", 78701, solve_coverage(problem)))
    write_section(
        "siting_rectangular",
        title="Siting with separate areas and sites",
        body=markdown_table(HEADER, rows),
        packages=("highspy", "numba", "numpy"),
    )


def large() -> None:
    rows: list[tuple[str, ...]] = []
    memory = 0.0

    def measured(name: str, solve: Callable[[], Outcome[SitePlan]]) -> None:
        processor = time.process_time()
        outcome = solve()
        spent = time.process_time() - processor
        rows.append((*row_of(name, None, outcome), f"{spent:.1f}"))
        print(rows[-1], flush=True)

    demand, minutes = clustered(50_000, 3_000)
    problem = MedianProblem(
        demand=demand,
        minutes=minutes,
        open_count=35,
        rules=SiteRules(fixed=np.arange(20)),
    )
    measured("50,000 x 3,000, 20 fixed", lambda: solve_median(problem))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    for areas, sites in ((20_000, 1_000), (50_000, 3_000)):
        demand, minutes = clustered(areas, sites)
        for radius in COVERED:
            cover = CoverageProblem(
                demand=demand, minutes=minutes, radius=radius, open_count=35
            )
            measured(
                f"covering {areas:,} x {sites:,} within {radius:g}",
                lambda cover=cover: solve_coverage(cover, stop=StopRule(seconds=60.0)),
            )
    write_section(
        "siting_large",
        title="Siting at country size (own clustered generator)",
        body=markdown_table((*HEADER, "processor, s"), rows)
        + "\n\nWithin 15, 35 sites cover 57 % of the demand and discs overlap everywhere; "
        "within 22 they cover 80 %, as in the instances stored with a known optimum. "
        f"{os.getloadavg()[1]:.0f} programs wanted the two cores meanwhile. Peak memory after "
        f"the first row: {memory:.2f} GB, the matrix included.",
        packages=("highspy", "numba", "numpy"),
    )


def front() -> None:
    demand, minutes = clustered(20_000, 1_000)
    problem = MedianProblem(demand=demand, minutes=minutes, open_count=35)
    wall, processor = time.perf_counter(), time.process_time()
    points = solve_front(
        problem, FrontAsk(within=20.0), stop=StopRule(seconds=FRONT_SECONDS), seed=1
    )
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    rows = [
        (
            f"{point.mean:.4f}",
            f"{point.tail:.3f}",
            f"{100 * point.within:.3f}",
            f"{100 * point.gap:.4f}",
            "yes" if point.is_proven else "no",
        )
        for point in points
    ]
    proven = sum(point.is_proven for point in points)
    write_section(
        "siting_front",
        title="The front of three objectives, 20,000 x 1,000, 35 open",
        body=f"{len(points)} points, {proven} of them proven efficient, in {wall:.0f} s of at "
        f"most {FRONT_SECONDS:g} ({processor:.0f} s on the processor, 2 threads); the others "
        "are proven to their gap. Own clustered generator, whole demand.\n\n"
        + markdown_table(
            ("mean", "worst decile", "within 20, %", "gap of the mean, %", "efficient"), rows
        ),
        packages=("highspy", "numba", "numpy"),
    )


def main() -> None:
    asked = sys.argv[1:] or ["orlib", "center", "tsplib", "rectangular", "large", "front"]
    warm()
    if "orlib" in asked:
        orlib("median")
    if "center" in asked:
        orlib("center")
    for one in asked:
        kind, *which = one.split(":")
        if kind in SECONDS:
            tsplib(SECONDS[kind], *which)
    if "rectangular" in asked:
        rectangular()
    if "large" in asked:
        large()
    if "front" in asked:
        front()


if __name__ == "__main__":
    main()
