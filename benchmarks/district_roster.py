"""A synthetic district of 60 people and six weeks under all rules: cost, bound, gap, time."""

import argparse
import os
import sys
import time
from pathlib import Path

from naervaer.planning.rostering.district import score_district, solve_district
from naervaer.planning.solving import StopRule
from tables import markdown_table, write_section

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests/unit/planning/rostering"))
from made_districts import made_district


def measure(people: int, weeks: int, *, seconds: float, shared: bool) -> list[str]:
    """Return one line of the table."""
    problem = made_district(people=people, weeks=weeks)
    problem = problem if shared else problem.closed()
    # Compile the kernels before the clock starts.
    solve_district(made_district(people=2, weeks=1), stop=StopRule(seconds=0.0))
    before = time.process_time()
    outcome = solve_district(problem, stop=StopRule(seconds=seconds, gap=0.02))
    cpu = time.process_time() - before
    if outcome.best is None:
        raise RuntimeError(outcome.reasons)
    found = score_district(problem, outcome.best)
    return [
        f"{people} × {weeks} weeks, stations {'shared' if shared else 'closed'}",
        f"{outcome.objective:.1f}",
        f"{outcome.bound:.1f}",
        f"{100 * outcome.gap:.2f} %",
        outcome.ending.value,
        f"{outcome.seconds:.0f}",
        f"{cpu:.0f}",
        str(len(found.breaches) + len(found.violations)),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--people", type=int, default=60)
    parser.add_argument("--weeks", type=int, default=6)
    parser.add_argument("--print-only", action="store_true", help="leave the page alone")
    arguments = parser.parse_args()
    lines = []
    for shared in (True, False):
        lines.append(
            measure(arguments.people, arguments.weeks, seconds=arguments.seconds, shared=shared)
        )
        print(" | ".join(lines[-1]), flush=True)
    header = ["people × weeks", "cost", "bound", "gap", "ending", "s", "CPU s", "broken rules"]
    load = os.getloadavg()[1]
    body = (
        f"Asked for a gap of 2 % within {arguments.seconds:g} seconds, two threads, two cores "
        f"shared with other work (load {load:.0f} over five minutes); the CPU seconds are what "
        "a quiet machine would need on one core. The district is made up: four competences, "
        "contact duties, leave, wishes, three stations. *Broken rules* counts what the checker "
        f"and the scorer find.\n\n{markdown_table(header, lines)}"
    )
    if not arguments.print_only:
        write_section(
            "district-roster",
            title="A district's roster",
            body=body,
            packages=("highspy", "numba", "numpy"),
        )


if __name__ == "__main__":
    main()
