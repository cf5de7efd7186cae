"""The district roster: lawful, bounded, and counted by an independent scorer."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from itertools import count

import numpy as np
import pytest
from made_districts import CONTACT, DAY, NIGHT, made_district

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.rosters.layers import RuleLayers
from naervaer.planning.kernels.rostering_duties import (
    cheapest_duties,
    lay_out_steps,
    within_reach,
)
from naervaer.planning.rostering import warm_up_districts
from naervaer.planning.rostering.district import (
    DistrictProblem,
    DistrictRoster,
    DutyShift,
    changes,
    covered,
    explain_shortages,
    repair_problem,
    score_district,
    solve_district,
    solve_districts,
    with_overtime,
    without_absent,
)
from naervaer.planning.rostering.district.calendar import Calendar
from naervaer.planning.rostering.district.judge import Judge
from naervaer.planning.rostering.params import RosterParams
from naervaer.planning.solving import Ending, StopRule

QUICK = StopRule(seconds=0.0)


@pytest.fixture(scope="module")
def small() -> DistrictProblem:
    return made_district(people=6, weeks=2, stations=2)


def test_a_roster_breaks_nothing_even_without_time(small: DistrictProblem) -> None:
    outcome = solve_district(small, stop=QUICK)
    assert outcome.best is not None
    found = score_district(small, outcome.best)
    assert found.breaches == ()
    assert found.violations == ()
    assert found.objective == pytest.approx(outcome.objective)


def test_when_time_is_up_in_the_first_sweep_whoever_is_left_is_off(
    small: DistrictProblem,
) -> None:
    ticks = count(step=100)
    outcome = solve_district(
        small, stop=StopRule(seconds=0.0, clock=lambda: float(next(ticks)))
    )
    assert outcome.best is not None
    found = score_district(small, outcome.best)
    assert found.breaches == ()
    assert found.violations == ()
    idle = ~(outcome.best.shifts >= 0).any(axis=1)
    assert (idle == ~small.contact_duties.any(axis=1)).all()


def test_a_search_that_is_stopped_keeps_its_best_and_can_be_gone_on_from(
    small: DistrictProblem,
) -> None:
    asked = iter([False] * 40)
    stopped = solve_district(
        small,
        stop=StopRule(seconds=900.0, asked=lambda: next(asked, True)),
        params=RosterParams(workers=1),
    )
    assert stopped.ending is Ending.STOPPED
    assert stopped.best is not None
    further = solve_district(small, stop=QUICK, start=stopped.best)
    assert further.objective <= stopped.objective


def test_the_judge_counts_as_the_scorer_does(small: DistrictProblem) -> None:
    outcome = solve_district(small, stop=QUICK)
    assert outcome.best is not None
    judged = Judge(Calendar(small)).cost(outcome.best)
    assert judged == pytest.approx(score_district(small, outcome.best).objective)


def test_the_judge_refuses_what_the_scorer_calls_a_violation(small: DistrictProblem) -> None:
    outcome = solve_district(small, stop=QUICK)
    assert outcome.best is not None
    shifts = np.full_like(outcome.best.shifts, DAY)
    worn = DistrictRoster(shifts, np.repeat(small.home[:, None], small.days, axis=1))
    assert score_district(small, worn).breaches
    assert Judge(Calendar(small)).cost(worn) == np.inf


def test_the_bound_never_passes_the_best_roster(small: DistrictProblem) -> None:
    outcome = solve_district(small, stop=StopRule(seconds=8.0, gap=0.01))
    assert 0.0 <= outcome.bound <= outcome.objective
    assert outcome.ending in {Ending.GAP_REACHED, Ending.OPTIMAL, Ending.TIME_LIMIT}


def test_closed_stations_keep_everybody_at_home(small: DistrictProblem) -> None:
    outcome = solve_district(small.closed(), stop=QUICK)
    assert outcome.best is not None
    people, days = np.nonzero(outcome.best.shifts >= 0)
    assert (outcome.best.stations[people, days] == small.home[people]).all()


def test_contact_duties_are_kept_and_give_no_cover(small: DistrictProblem) -> None:
    outcome = solve_district(small, stop=QUICK)
    assert outcome.best is not None
    held = (outcome.best.shifts == CONTACT).reshape(small.people, -1, 7).sum(axis=2)
    assert (held == small.contact_duties).all()
    assert held.sum() > 0
    only = outcome.best.shifts == CONTACT
    alone = replace(
        outcome.best,
        shifts=np.where(only, outcome.best.shifts, -1),
        stations=np.where(only, outcome.best.stations, -1),
    )
    assert covered(small, alone)[0].sum() == 0.0


def test_a_fixed_duty_is_kept(small: DistrictProblem) -> None:
    fixed = small.fixed.copy()
    person = int(np.flatnonzero(~small.leave.any(axis=1))[0])
    fixed[person, 3] = DAY
    outcome = solve_district(replace(small, fixed=fixed), stop=QUICK)
    assert outcome.best is not None
    assert outcome.best.shifts[person, 3] == DAY


def test_more_fixed_nights_than_the_law_lets_pass_are_refused_with_a_name(
    small: DistrictProblem,
) -> None:
    fixed = small.fixed.copy()
    person = int(np.flatnonzero(~small.leave.any(axis=1) & small.may_work[:, NIGHT])[0])
    fixed[person, 1], fixed[person, 2] = NIGHT, DAY
    outcome = solve_district(replace(small, fixed=fixed), stop=QUICK)
    assert outcome.ending is Ending.INFEASIBLE
    assert outcome.best is None
    assert small.staff_names[person] in outcome.reasons[0]
    assert "AML-10-8" in outcome.reasons[0] or "POLTID" in outcome.reasons[0]
    assert "fixed duties" in outcome.reasons[-1]


def test_the_same_seed_gives_the_same_roster() -> None:
    problem = made_district(people=4, weeks=1, stations=1)
    params = RosterParams(workers=1)
    # A clock that stands still: how fast the machine is decides nothing.
    stop = StopRule(gap=0.02, clock=lambda: 0.0)
    first, second = (
        solve_district(problem, seed=3, stop=stop, params=params) for _ in range(2)
    )
    assert first.best is not None
    assert second.best is not None
    assert (first.best.shifts == second.best.shifts).all()


def test_a_roster_must_begin_on_a_monday(small: DistrictProblem) -> None:
    with pytest.raises(UnusableInputError, match="expected a Monday"):
        replace(small, first_day=date(2026, 1, 6))


def test_a_shift_of_no_length_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="lasts 0 minutes"):
        DutyShift(name="X", start_minute=0, minutes=0)


def test_a_shortage_names_the_rule_and_the_people_in_the_way() -> None:
    problem = made_district(people=4, weeks=1, stations=1)
    required = problem.required.copy()
    required[0, 3 * 24 + 8 : 3 * 24 + 12] = 9
    problem = replace(problem, required=required)
    outcome = solve_district(problem, stop=QUICK)
    assert outcome.best is not None
    worst = explain_shortages(problem, outcome.best, most=1)[0]
    assert (worst.day, worst.wanted, worst.able) == (3, 9, 4)
    assert worst.is_impossible
    named = {name for hindrance in worst.hindrances for name in hindrance.people}
    there = {problem.staff_names[p] for p in np.flatnonzero(outcome.best.shifts[:, 3] == DAY)}
    assert named
    assert named <= set(problem.staff_names)
    assert not (named & there and worst.present == 0)


def test_illness_is_mended_with_few_changes_and_every_day_off_taken_is_told() -> None:
    problem = made_district(people=8, weeks=2, stations=1)
    published = solve_district(problem, stop=StopRule(seconds=6.0, gap=0.02)).best
    assert published is not None
    ill = int(np.flatnonzero((published.shifts[:, 7:12] >= 0).sum(axis=1) >= 3)[0])
    absent = np.zeros(problem.leave.shape, dtype=bool)
    absent[ill, 7:12] = True
    wider = with_overtime(problem)
    task = repair_problem(wider, published, absent, from_day=7)
    outcome = solve_district(
        task,
        start=without_absent(published, absent),
        stop=StopRule(seconds=6.0, gap=0.01),
    )
    assert outcome.best is not None
    found = score_district(task, outcome.best)
    assert (found.breaches, found.violations) == ((), ())
    told = changes(wider.shifts, wider.staff_names, published, outcome.best)
    assert all(change.day >= 7 for change in told)
    others = [change for change in told if change.person != problem.staff_names[ill]]
    assert len(others) <= 12
    for change in told:
        person = problem.staff_names.index(change.person)
        assert change.day_off_taken == (published.shifts[person, change.day] == -1)
    start = score_district(task, without_absent(published, absent))
    assert outcome.objective <= start.objective


def test_districts_in_a_pool_of_processes_give_what_each_gives_alone() -> None:
    problems = {
        name: made_district(people=3, weeks=1, stations=1, seed=seed)
        for seed, name in enumerate(("nord", "sor", "vest"))
    }
    context = multiprocessing.get_context("spawn")
    done: list[str] = []
    with ProcessPoolExecutor(2, mp_context=context) as pool:
        found = solve_districts(
            problems, pool, seconds=900, gap=0.1, on_done=lambda name, _: done.append(name)
        )
    with ThreadPoolExecutor(1) as alone:
        again = solve_districts({"sor": problems["sor"]}, alone, seconds=900, gap=0.1)
    assert list(found) == ["nord", "sor", "vest"]
    assert sorted(done) == ["nord", "sor", "vest"]
    assert found["sor"].best is not None
    assert again["sor"].best is not None
    assert (found["sor"].best.shifts == again["sor"].best.shifts).all()
    assert all(outcome.gap <= 0.1 for outcome in found.values())


def test_overtime_between_duties_may_make_a_rest_short_and_it_is_counted() -> None:
    problem = with_overtime(made_district(people=3, weeks=1, stations=1))
    problem = replace(
        problem,
        layers=RuleLayers(agreed_long_days=True),
        leave=np.zeros_like(problem.leave),
        contact_duties=np.zeros_like(problem.contact_duties),
    )
    names = [shift.name for shift in problem.shifts]
    fixed = problem.fixed.copy()
    fixed[0, 1], fixed[0, 2] = names.index("A"), names.index("D+")
    outcome = solve_district(replace(problem, fixed=fixed), stop=QUICK)
    assert outcome.best is not None
    found = score_district(replace(problem, fixed=fixed), outcome.best)
    assert found.breaches == ()
    assert found.short_rests >= 1


def test_after_warming_up_a_roster_compiles_nothing_more() -> None:
    kernels = (lay_out_steps, within_reach, cheapest_duties)
    warm_up_districts()
    compiled = [list(kernel.signatures) for kernel in kernels]
    solve_district(made_district(people=4, weeks=2, stations=2), stop=QUICK)
    assert [list(kernel.signatures) for kernel in kernels] == compiled
