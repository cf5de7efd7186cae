"""The siting solvers beside spopt with HiGHS and beside kmedoids, in one run.

    python benchmarks/siting_peers.py [long]

`long` adds the cases that take the peers minutes. Needs the packages of requirements/bench.in.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import kmedoids
import numpy as np
import pulp
from numpy.typing import NDArray
from spopt.locate import MCLP, PCenter, PMedian

from naervaer.planning.siting import (
    CenterProblem,
    CoverageProblem,
    MedianProblem,
    solve_center,
    solve_coverage,
    solve_median,
    warm_up_center,
    warm_up_coverage,
    warm_up_median,
)
from naervaer.planning.solving import Ending, StopRule
from naervaer.registers.instances.orlib import read_orlib
from siting import BENCH, clustered, rectangular_case
from tables import markdown_table, write_section

Floats = NDArray[np.float64]
STARTS = 20
STOP = StopRule(seconds=300.0)
HEADER = (
    "question", "method", "objective", "proven", "s", "processor, s", "processor, ratio",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Timed:
    """What a method found, and what it took."""

    method: str
    objective: float
    proven: bool
    wall: float
    processor: float


def timed(method: str, run: Callable[[], tuple[float, bool]]) -> Timed:
    """Return what a method finds and the seconds it takes."""
    wall, processor = time.perf_counter(), time.process_time()
    objective, proven = run()
    return Timed(
        method, objective, proven, time.perf_counter() - wall, time.process_time() - processor
    )


def spopt_value(model: PMedian | PCenter | MCLP) -> tuple[float, bool]:
    """Return the objective of a solved spopt model, and whether it is optimal."""
    return float(pulp.value(model.problem.objective)), model.problem.status == 1


def median(demand: Floats, minutes: Floats, count: int) -> list[Timed]:
    """Return our p-median beside spopt's."""

    def ours() -> tuple[float, bool]:
        problem = MedianProblem(demand=demand, minutes=minutes, open_count=count)
        outcome = solve_median(problem, stop=STOP)
        return outcome.objective, outcome.ending is Ending.OPTIMAL

    def theirs() -> tuple[float, bool]:
        model = PMedian.from_cost_matrix(minutes, demand, count)
        return spopt_value(model.solve(pulp.HiGHS(msg=False)))

    return [timed("Nærvær", ours), timed("spopt", theirs)]


def center(minutes: Floats, count: int) -> list[Timed]:
    """Return our p-center beside spopt's."""

    def ours() -> tuple[float, bool]:
        outcome = solve_center(CenterProblem(minutes=minutes, open_count=count), stop=STOP)
        return outcome.objective, outcome.ending is Ending.OPTIMAL

    def theirs() -> tuple[float, bool]:
        model = PCenter.from_cost_matrix(minutes, count)
        return spopt_value(model.solve(pulp.HiGHS(msg=False)))

    return [timed("Nærvær", ours), timed("spopt", theirs)]


def coverage(demand: Floats, minutes: Floats, radius: float, count: int) -> list[Timed]:
    """Return our maximal covering beside spopt's."""

    def ours() -> tuple[float, bool]:
        problem = CoverageProblem(
            demand=demand, minutes=minutes, radius=radius, open_count=count
        )
        outcome = solve_coverage(problem, stop=STOP)
        return outcome.objective, outcome.ending is Ending.OPTIMAL

    def theirs() -> tuple[float, bool]:
        model = MCLP.from_cost_matrix(minutes, demand, radius, p_facilities=count)
        return spopt_value(model.solve(pulp.HiGHS(msg=False)))

    return [timed("Nærvær", ours), timed("spopt", theirs)]


def medoids(minutes: Floats, count: int) -> list[Timed]:
    """Return FasterPAM, which proves nothing: the best of many starts."""

    def theirs() -> tuple[float, bool]:
        losses = [
            kmedoids.fasterpam(minutes, count, random_state=start).loss
            for start in range(STARTS)
        ]
        return float(min(losses)), False

    return [timed(f"kmedoids, best of {STARTS}", theirs)]


def cases(*, is_long: bool) -> Iterator[tuple[str, list[Timed]]]:
    """Yield each question with the answers of all methods."""
    for name in ("pmed1", "pmed9", "pmed19", *(("pmed39",) if is_long else ())):
        instance = read_orlib(BENCH / "pmedian_orlib" / f"{name}.txt")
        count = int(instance.open_count or 1)
        answers = median(instance.demand, instance.minutes, count)
        yield f"p-median {name}", answers + medoids(instance.minutes, count)
    demand, minutes = rectangular_case()
    yield "covering 2,000 x 500", coverage(demand, minutes, 50.0, 35)
    for name in ("pmed1", "pmed7") if is_long else ("pmed1",):
        instance = read_orlib(BENCH / "pmedian_orlib" / f"{name}.txt")
        yield f"p-center {name}", center(instance.minutes, int(instance.open_count or 1))
    if is_long:
        yield "p-median 2,000 x 500", median(demand, minutes, 35)
    demand, near = clustered(20_000, 1_000)
    wide = near.astype(np.float64)
    yield "covering 20,000 x 1,000 within 15", coverage(demand, wide, 15.0, 35)


def main() -> None:
    """Run all methods; the section is written anew after each question."""
    for warm_up in (warm_up_median, warm_up_center, warm_up_coverage):
        warm_up()
    rows: list[tuple[str, ...]] = []
    for question, answers in cases(is_long="long" in sys.argv[1:]):
        base = answers[0].processor
        rows += [
            (
                question,
                one.method,
                f"{one.objective:.10g}",
                "yes" if one.proven else "no",
                f"{one.wall:.3f}",
                f"{one.processor:.3f}",
                f"{one.processor / base:.1f}",
            )
            for one in answers
        ]
        write_rows(rows)
        print(*rows[-len(answers) :], sep="\n", flush=True)


def write_rows(rows: list[tuple[str, ...]]) -> None:
    """Write what has been measured so far."""
    load = os.getloadavg()[1]
    write_section(
        "siting_peers",
        title="Siting beside its peers",
        body="spopt writes each model with PuLP and solves it with HiGHS; building the model "
        "counts. kmedoids (FasterPAM) takes neither weights nor fixed sites and proves "
        "nothing. «Processor» counts all cores together and hardly depends on what else the "
        f"machine does: {load:.0f} programs wanted its cores meanwhile.\n\n"
        + markdown_table(HEADER, rows),
        packages=("highspy", "numba", "numpy", "spopt", "pulp", "kmedoids"),
    )


if __name__ == "__main__":
    main()
