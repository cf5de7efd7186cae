"""The steps of the duty study, each a function with its needs written down."""

from collections.abc import Callable
from concurrent.futures import Executor
from typing import Any

from naervaer.planning.demand import HourProfile
from naervaer.registers.baseline import Baseline
from naervaer.studies.duty.calibration import NationalFit, national_fit
from naervaer.studies.duty.calls import PastCalls, own_calls, synthetic_calls
from naervaer.studies.duty.cover import CoverPlan, Staffing, laid_out, own_cover
from naervaer.studies.duty.demand import DutyDemand, duty_demand
from naervaer.studies.duty.experiments import run_experiments
from naervaer.studies.duty.ground import DutyGround, duty_ground
from naervaer.studies.duty.hang import ProfileAnswer, under_profile
from naervaer.studies.duty.level import Level, PublishedResponse, level_of, published_response
from naervaer.studies.duty.need import DutyNeed, duty_need
from naervaer.studies.duty.presence import planned_presence
from naervaer.studies.duty.profiles import profiles_of
from naervaer.studies.duty.response import CallSystem, call_system
from naervaer.studies.duty.result import DutyResult
from naervaer.studies.duty.rosters import make_rosters
from naervaer.studies.duty.settings import DutySettings
from naervaer.studies.duty.staff import Staff, own_staff, synthetic_staff
from naervaer.studies.step import Run, Step, run_steps

Told = Callable[[str], None]
Profiles = tuple[HourProfile, tuple[HourProfile, ...]]


def _ground(baseline: Baseline, settings: DutySettings) -> DutyGround:
    return duty_ground(baseline, settings.district)


def _level(
    ground: DutyGround,
    baseline: Baseline,
    published: PublishedResponse,
    settings: DutySettings,
) -> Level:
    return level_of(ground.country, baseline, published, assumptions=settings.assumptions)


def _past(ground: DutyGround, level: Level, settings: DutySettings) -> PastCalls:
    if settings.files.calls is not None:
        return own_calls(settings.files.calls, ground, before=settings.first_day)
    return synthetic_calls(ground, level, settings)


def _profiles(past: PastCalls, settings: DutySettings) -> Profiles:
    return profiles_of(settings, learnt=past.own_profile)


def _demand(
    ground: DutyGround, past: PastCalls, profiles: Profiles, settings: DutySettings
) -> DutyDemand:
    return duty_demand(ground, past, profiles[0], settings)


def _plan(ground: DutyGround, need: DutyNeed, settings: DutySettings) -> CoverPlan:
    if settings.files.cover is not None:
        return own_cover(ground, need, settings)
    return laid_out(
        ground,
        need,
        staffing=Staffing.VARYING,
        block_hours=settings.assumptions.shift_hours,
    )


def _staff(ground: DutyGround, plan: CoverPlan, settings: DutySettings) -> Staff:
    if settings.files.staff is not None:
        return own_staff(ground, settings)
    return synthetic_staff(ground, plan, settings)


def _system(
    ground: DutyGround,
    level: Level,
    demand: DutyDemand,
    fit: NationalFit,
    settings: DutySettings,
) -> CallSystem:
    return call_system(ground, level, demand, fit, settings, periods=settings.replications)


def _answers(
    *,
    ground: DutyGround,
    level: Level,
    fit: NationalFit,
    demand: DutyDemand,
    profiles: Profiles,
    need: DutyNeed,
    plan: CoverPlan,
    settings: DutySettings,
    told: Told,
) -> tuple[ProfileAnswer, ...]:
    answers = []
    for profile in profiles[1]:
        told(f"profile {profile.name}")
        known = need if profile is demand.profile else None
        answers.append(
            under_profile(
                ground,
                level=level,
                fit=fit,
                demand=demand,
                profile=profile,
                settings=settings,
                plan=plan,
                known=known,
            )
        )
    return tuple(answers)


STEPS: tuple[Step, ...] = (
    Step("ground", ("baseline", "settings"), _ground),
    Step("published", ("baseline",), published_response),
    Step("level", ("ground", "baseline", "published", "settings"), _level),
    Step("fit", ("ground", "level", "published"), national_fit),
    Step("past", ("ground", "level", "settings"), _past),
    Step("profiles", ("past", "settings"), _profiles),
    Step("demand", ("ground", "past", "profiles", "settings"), _demand),
    Step("need", ("ground", "level", "demand", "fit", "settings", "told"), duty_need),
    Step("plan", ("ground", "need", "settings"), _plan),
    Step("system", ("ground", "level", "demand", "fit", "settings"), _system),
    Step("experiments", ("ground", "need", "plan", "system", "settings"), run_experiments),
    Step("staff", ("ground", "plan", "settings"), _staff),
    Step(
        "rosters",
        ("ground", "staff", "plan", "system", "settings", "executor", "workers", "told"),
        make_rosters,
    ),
    Step("presence", ("ground", "rosters", "settings"), planned_presence),
    Step(
        "answers",
        ("ground", "level", "fit", "demand", "profiles", "need", "plan", "settings", "told"),
        _answers,
    ),
)

DEMAND_STEPS: tuple[Step, ...] = tuple(
    step
    for step in STEPS
    if step.makes in {"ground", "published", "level", "past", "profiles", "demand"}
)
"""Those that the forecast alone needs."""


def study_duty(
    baseline: Baseline,
    settings: DutySettings,
    *,
    executor: Executor | None = None,
    workers: int = 1,
    told: Told = lambda _name: None,
) -> tuple[DutyResult, dict[str, float]]:
    """Run every step and return the answer with the seconds of each.

    Parameters
    ----------
    baseline, settings
        The compiled data, and what was chosen.
    executor, workers
        Where rosters are solved and how many at once; here, one by one, when None.
    told
        Called with the name of each piece of work, for progress.

    Raises
    ------
    UnknownNameError
        When there is no such police district.
    UnusableInputError
        When a file of the user's cannot be planned with.

    """
    given: dict[str, Any] = {
        "baseline": baseline,
        "settings": settings,
        "executor": executor,
        "workers": workers,
        "told": told,
    }
    run = run_steps(STEPS, given=given, told=told)
    return _result(run), run.seconds


def _result(run: Run) -> DutyResult:
    made = run.made
    return DutyResult(
        settings=made["settings"],
        ground=made["ground"],
        level=made["level"],
        published=made["published"],
        fit=made["fit"],
        demand=made["demand"],
        need=made["need"],
        plan=made["plan"],
        profiles=made["answers"],
        experiments=made["experiments"],
        rosters=made["rosters"],
        presence=made["presence"],
    )
