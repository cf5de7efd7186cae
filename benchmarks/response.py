"""The hypercube model, exact and approximate, and the simulation beside simpy and ciw.

All simulate nine units and the nearest free one in the same run; ciw has no geography and
simulates plain M/M/9, the nearest it comes.
"""

import argparse
import itertools
import time
from collections.abc import Callable

import ciw
import numpy as np
import simpy

from naervaer.planning.response import (
    ApproximateParams,
    Capacity,
    HypercubeProblem,
    SimulationParams,
    preference_by_minutes,
    simulate_hypercube,
    solve_approximate,
    solve_exact,
)
from tables import markdown_table, write_section

SEED = 20261122


def scattered(
    units: int, atoms: int, load: float, *, capacity: Capacity = Capacity.INFINITE
) -> HypercubeProblem:
    """Return units and atoms scattered at random on a square, with unequal service rates."""
    rng = np.random.default_rng(SEED)
    service = rng.uniform(0.6, 1.6, units)
    minutes = 30 * np.linalg.norm(rng.random((units, 1, 2)) - rng.random((1, atoms, 2)), axis=2)
    return HypercubeProblem(
        arrival_rates=rng.dirichlet(np.ones(atoms)) * load * service.sum(),
        service_rates=service,
        preference=preference_by_minutes(minutes),
        capacity=capacity,
    )


def nine_units(load: float = 0.5) -> HypercubeProblem:
    """Return Larson's linear city: nine units, eighteen atoms."""
    minutes = np.abs((np.arange(9) + 0.5)[:, None] - (np.arange(18) + 0.5)[None, :] / 2)
    return HypercubeProblem(
        arrival_rates=np.full(18, load / 2),
        service_rates=np.ones(9),
        preference=preference_by_minutes(minutes),
        capacity=Capacity.INFINITE,
    )


def simpy_run(problem: HypercubeProblem, calls: int) -> float:
    """Simulate with simpy, waiting calls first come first served; return mean workload."""
    rng = np.random.default_rng(SEED)
    total = problem.arrival_rates.sum()
    lists = problem.preference.tolist()
    atoms = rng.choice(problem.atoms, calls, p=problem.arrival_rates / total).tolist()
    gaps = (rng.standard_exponential(calls) / total).tolist()
    works = rng.standard_exponential(calls).tolist()
    environment = simpy.Environment()
    is_free = [True] * problem.units
    waiting: list[int] = []
    busy = [0.0] * problem.units

    def serve(unit: int, call: int) -> object:
        is_free[unit] = False
        while True:
            work = works[call] / problem.service_rates[unit]
            busy[unit] += work
            yield environment.timeout(work)
            if not waiting:
                break
            call = waiting.pop(0)
        is_free[unit] = True

    def arrive() -> object:
        for call in range(calls):
            yield environment.timeout(gaps[call])
            for unit in lists[atoms[call]]:
                if is_free[unit]:
                    environment.process(serve(unit, call))
                    break
            else:
                waiting.append(call)

    environment.process(arrive())
    environment.run()
    return sum(busy) / environment.now / problem.units


def ciw_run(problem: HypercubeProblem, calls: int) -> float:
    """Simulate M/M/9 with ciw; return the number of calls it finished."""
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(float(problem.arrival_rates.sum()))],
        service_distributions=[ciw.dists.Exponential(float(problem.service_rates[0]))],
        number_of_servers=[problem.units],
    )
    ciw.seed(SEED)
    simulation = ciw.Simulation(network)
    simulation.simulate_until_max_customers(calls, method="Finish")
    return float(len(simulation.get_all_records()))


def timed(run: Callable[[], object]) -> float:
    """Return the wall time of one run."""
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def simulators(calls: int) -> str:
    """Return calls per second of the three simulators."""
    problem = nine_units()
    ours = SimulationParams(calls=calls * 30, warm_up=30_000)
    simulate_hypercube(problem, seed=1, params=SimulationParams(calls=300, warm_up=10))
    rates = [
        (
            "Nærvær",
            ours.calls / timed(lambda: simulate_hypercube(problem, seed=1, params=ours)),
        ),
        ("simpy", calls / timed(lambda: simpy_run(problem, calls))),
        ("ciw (no geography)", calls / timed(lambda: ciw_run(problem, calls))),
    ]
    own = rates[0][1]
    return markdown_table(
        ["nine units, load 0.5", "million calls a second", "Nærvær is faster"],
        [(name, f"{rate / 1e6:.3f}", f"{own / rate:.0f} ×") for name, rate in rates],
    )


def exact_times(sizes: tuple[int, ...]) -> str:
    """Return seconds and sweeps of the exact model."""
    solve_exact(scattered(5, 9, 0.5))
    rows = []
    for units, load in itertools.product(sizes, (0.2, 0.5, 0.9)):
        if units > 20 and load != 0.5:
            continue
        outcome = solve_exact(scattered(units, 60, load))
        rows.append((units, load, f"{outcome.seconds:.2f}", outcome.best.sweeps))
    return markdown_table(["units (60 atoms, exact)", "load", "seconds", "sweeps"], rows)


def approximate_errors(units: int = 300, atoms: int = 5000) -> str:
    """Return seconds and errors of the approximate model against a long simulation."""
    rows = []
    solve_approximate(scattered(12, 20, 0.5))
    for load in (0.3, 0.5, 0.7):
        problem = scattered(units, atoms, load)
        seen = simulate_hypercube(
            problem, seed=2, params=SimulationParams(calls=units * 60_000)
        )
        for name, neighbours in (("Larson/Jarvis", 0), ("with neighbourhoods", 9)):
            outcome = solve_approximate(
                problem, params=ApproximateParams(neighbours=neighbours)
            )
            error = 100 * np.abs(outcome.best.workload - seen.workload.mean)
            relative = error / seen.workload.mean
            rows.append(
                (
                    name,
                    load,
                    f"{outcome.seconds:.2f}",
                    f"{error.mean():.2f}",
                    f"{error.max():.2f}",
                    f"{relative.mean():.2f}",
                    f"{100 * seen.workload.half_width.mean():.2f}",
                )
            )
    return markdown_table(
        [
            f"{units} units, {atoms} atoms",
            "load",
            "seconds",
            "mean error, points",
            "worst, points",
            "mean, % of workload",
            "simulation ±, points",
        ],
        rows,
    )


def main() -> None:
    """Run everything and renew the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, nargs="+", default=[10, 15, 20, 25])
    parser.add_argument("--calls", type=int, default=100_000, help="for simpy and ciw")
    parser.add_argument("--print-only", action="store_true")
    options = parser.parse_args()
    body = "\n\n".join(
        (
            "Units and atoms scattered at random, unequal service rates, with a line.",
            exact_times(tuple(options.units)),
            "The approximate model against a simulation of 18 million calls:",
            approximate_errors(),
            "Simulation, in one run:",
            simulators(options.calls),
        )
    )
    if options.print_only:
        print(body)
        return
    write_section(
        "response",
        title="Response: hypercube and simulation",
        body=body,
        packages=("numba", "numpy", "simpy", "ciw"),
    )


if __name__ == "__main__":
    main()
