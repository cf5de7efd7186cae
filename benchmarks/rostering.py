"""Rosters beside the plain CP-SAT and HiGHS models, in one run, on the stored instances."""

import argparse
import csv
import os
from pathlib import Path

from made_plain_rosters import solve_cp_sat, solve_highs, timed
from naervaer.planning.rostering import RosterProblem, score, solve_roster
from naervaer.planning.solving import StopRule
from naervaer.registers.instances.shift_scheduling import read_shift_scheduling
from naervaer.studies.shift_scheduling import roster_problem
from tables import PAGE, markdown_table, write_section

FOLDER = Path(os.environ.get("NAERVAER_BENCH", "../shared/bench")) / "shift_scheduling"
LONG = {"Instance14", "Instance16"}
"""May be given another time than the others."""


def warmed_up(problem: RosterProblem) -> None:
    """Compile the kernels before the clock starts."""
    solve_roster(problem, stop=StopRule(seconds=0.0))


def measure(name: str, best: float, *, seconds: float, peers: bool) -> list[str]:
    """Return one line of the table."""
    problem = roster_problem(read_shift_scheduling(FOLDER / f"{name}.txt"))
    warmed_up(problem)
    outcome = solve_roster(problem, stop=StopRule(seconds=seconds))
    load = f"{os.getloadavg()[0]:.0f}"
    broken = len(score(problem, outcome.best).violations) if outcome.best else -1
    size = f"{problem.people} × {problem.days} × {problem.shifts}"
    line = [
        f"{name.removeprefix('Instance')} ({size})",
        f"{best:.0f}",
        f"{outcome.objective:.0f}",
        f"{outcome.bound:.0f}",
        f"{100 * (outcome.objective - best) / best:+.2f} %",
        outcome.ending.value,
        f"{outcome.seconds:.1f}",
        str(broken),
        load,
    ]
    for solver in (solve_cp_sat, solve_highs) if peers else ():
        roster, bound, took = timed(solver, problem, seconds=seconds)
        if roster is None:
            line += ["–", f"{bound:.0f}", f"{took:.1f}"]
            continue
        found = score(problem, roster)
        if found.violations:
            msg = f"{solver.__name__} on {name}: {found.violations[0]}"
            raise RuntimeError(msg)
        line += [f"{found.objective:.0f}", f"{bound:.0f}", f"{took:.1f}"]
    return line


def merged(lines: list[list[str]], *, width: int, page: Path = PAGE) -> list[list[str]]:
    """Return these lines with those of earlier parts on the page, in the order of instances."""
    text = page.read_text(encoding="utf-8")
    section = text.partition("<!-- begin rostering -->")[2]
    section = section.partition("<!-- end rostering -->")[0]
    by_name = {}
    for line in section.splitlines():
        cells = [cell.strip() for cell in line.strip("| ").split(" | ")]
        if line.startswith("| ") and cells[0][0].isdigit() and len(cells) == width:
            by_name[cells[0]] = cells
    by_name |= {line[0]: line for line in lines}
    return sorted(by_name.values(), key=lambda line: int(line[0].split()[0]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0, help="for each solver")
    parser.add_argument("--long-seconds", type=float, default=60.0, help="for 14 and 16")
    parser.add_argument(
        "--only", nargs="*", help="names such as Instance5; the others keep their lines"
    )
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--print-only", action="store_true", help="leave the page alone")
    arguments = parser.parse_args()
    with (FOLDER / "best_known.csv").open(encoding="utf-8") as file:
        known = {
            line["instance"]: float(line["best_known_ub"]) for line in csv.DictReader(file)
        }
    lines = []
    for name, best in known.items():
        if arguments.only and name not in arguments.only:
            continue
        seconds = arguments.long_seconds if name in LONG else arguments.seconds
        lines.append(measure(name, best, seconds=seconds, peers=not arguments.no_peers))
        print(" | ".join(lines[-1]), flush=True)
    header = ["instance (people × days × shifts)", "best known", "Nærvær", "bound", "off"]
    header += ["ending", "s", "broken rules", "load"]
    if not arguments.no_peers:
        header += ["CP-SAT", "bound", "s", "HiGHS", "bound", "s"]
    if not arguments.no_peers:
        lines = merged(lines, width=len(header))
    body = (
        f"{arguments.seconds:g} seconds for each solver ({arguments.long_seconds:g} on 14 and "
        "16), two threads, one after the other, on two cores. Measured in parts, each line in "
        "one run; *load* is how many threads wanted the two cores during Nærvær's part of it; "
        "where it is a range, the line is from before rows agreed by prices, on an Intel Xeon. "
        "*Off* is the distance to the best known value; every roster is scored by the same "
        "independent scorer. The peers are the straightforward models of "
        "`benchmarks/made_plain_rosters.py`.\n\n"
        f"{markdown_table(header, lines)}"
    )
    if not arguments.print_only:
        write_section(
            "rostering",
            title="Rosters",
            body=body,
            packages=("highspy", "ortools", "numba", "numpy"),
        )


if __name__ == "__main__":
    main()
