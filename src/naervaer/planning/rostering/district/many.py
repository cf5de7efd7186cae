"""Several districts at once, through any executor."""

import zlib
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future, as_completed

from naervaer.planning.rostering.district.problem import DistrictProblem
from naervaer.planning.rostering.district.solution import DistrictRoster
from naervaer.planning.rostering.district.solve import solve_district
from naervaer.planning.rostering.params import RosterParams
from naervaer.planning.solving import Outcome, StopRule


def solve_districts(
    problems: Mapping[str, DistrictProblem],
    executor: Executor,
    *,
    seed: int = 0,
    seconds: float = 120.0,
    gap: float = 0.02,
    on_done: Callable[[str, Outcome[DistrictRoster]], None] | None = None,
) -> dict[str, Outcome[DistrictRoster]]:
    """Return each district's outcome, in the order given.

    Each district has its own seed, made from its name, so that a district's answer does not
    hang on which others are planned beside it. Answers that end by their gap are the same for
    the same seed; those that end by the clock need not be.

    Parameters
    ----------
    problems
        By district.
    executor
        Runs one district a job: a process pool, or a cluster's executor.
    seed
        Of all districts together.
    seconds, gap
        For each district.
    on_done
        Told as each district ends.

    """
    jobs: dict[Future[Outcome[DistrictRoster]], str] = {
        executor.submit(
            _solve_one, problem, seed ^ zlib.crc32(name.encode()), seconds, gap
        ): name
        for name, problem in problems.items()
    }
    found: dict[str, Outcome[DistrictRoster]] = {}
    for job in as_completed(jobs):
        found[jobs[job]] = job.result()
        if on_done is not None:
            on_done(jobs[job], found[jobs[job]])
    return {name: found[name] for name in problems}


def _solve_one(
    problem: DistrictProblem, seed: int, seconds: float, gap: float
) -> Outcome[DistrictRoster]:
    return solve_district(
        problem,
        seed=seed,
        stop=StopRule(seconds=seconds, gap=gap),
        params=RosterParams(workers=1),
    )
