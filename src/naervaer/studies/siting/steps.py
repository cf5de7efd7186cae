"""The steps of the siting study, each a pure function with its needs written down."""

from collections.abc import Callable, Mapping
from typing import Any

from naervaer.domain.errors import UnknownNameError
from naervaer.registers.baseline import Baseline
from naervaer.studies.access.country import PASSPORT, POINT
from naervaer.studies.siting.alternatives import Comparison
from naervaer.studies.siting.buses import DEPOTS, BusStudy, study_buses
from naervaer.studies.siting.contacts import study_contacts
from naervaer.studies.siting.demand import demand_of
from naervaer.studies.siting.front import FrontPoint, GrowthStep, study_front, study_growth
from naervaer.studies.siting.ground import Ground, ground_of
from naervaer.studies.siting.houses import houses_of
from naervaer.studies.siting.least_cost import Effort
from naervaer.studies.siting.measured import Demand
from naervaer.studies.siting.mix import MixStudy, study_mix
from naervaer.studies.siting.networks import study_networks
from naervaer.studies.siting.offices import study_offices
from naervaer.studies.siting.openings import Openings, Spaced, openings_of, spaced_candidates
from naervaer.studies.siting.points import reports_of, study_points
from naervaer.studies.siting.posts import PostsStudy, study_posts
from naervaer.studies.siting.result import SitingResult
from naervaer.studies.step import Run, Step, run_steps

Told = Callable[[str], None]


def _demand(ground: Ground, baseline: Baseline) -> Demand:
    return demand_of(ground.country, baseline)


def _spaced(ground: Ground, baseline: Baseline) -> Spaced:
    return spaced_candidates(ground, houses=houses_of(baseline))


def _point_openings(ground: Ground, spaced: Spaced) -> Openings:
    return openings_of(ground, spaced, kind=POINT)


def _points(
    ground: Ground, point_openings: Openings, demand: Demand, effort: Effort, told: Told
) -> Comparison:
    return study_points(ground, point_openings, demand, effort=effort, told=told)


def _growth(
    points: Comparison, demand: Demand, effort: Effort, told: Told
) -> tuple[GrowthStep, ...]:
    known = [item.optimum for item in points.best if item.optimum is not None]
    return study_growth(points.openings, demand, effort=effort, known=known, told=told)


def _front(
    ground: Ground, points: Comparison, demand: Demand, effort: Effort, told: Told
) -> tuple[FrontPoint, ...]:
    return study_front(
        ground.country,
        points.openings,
        demand,
        plan=points.plan,
        effort=effort,
        known=[item.optimum for item in points.best if item.optimum is not None],
        told=told,
    )


def _offices(
    ground: Ground, spaced: Spaced, demand: Demand, effort: Effort, told: Told
) -> Comparison:
    openings = openings_of(ground, spaced, kind=PASSPORT)
    return study_offices(ground, openings, demand, effort=effort, told=told)


def _mix(ground: Ground, district: str, effort: Effort) -> MixStudy:
    return study_mix(ground, district, stop=effort.stop)


def _buses(ground: Ground, effort: Effort) -> BusStudy | None:
    if not set(DEPOTS) <= set(ground.country.municipality_numbers):
        return None
    return study_buses(ground, stop=effort.stop)


def _posts(
    ground: Ground, baseline: Baseline, post_settings: Mapping[str, tuple[float, ...]]
) -> PostsStudy | None:
    if "offences" not in baseline.tables:
        return None
    return study_posts(ground, baseline, settings=dict(post_settings))


STEPS: tuple[Step, ...] = (
    Step("ground", ("baseline",), ground_of),
    Step("demand", ("ground", "baseline"), _demand),
    Step("reports", ("baseline",), reports_of),
    Step("spaced", ("ground", "baseline"), _spaced),
    Step("point_openings", ("ground", "spaced"), _point_openings),
    Step("points", ("ground", "point_openings", "demand", "effort", "told"), _points),
    Step("growth", ("points", "demand", "effort", "told"), _growth),
    Step("front", ("ground", "points", "demand", "effort", "told"), _front),
    Step("offices", ("ground", "spaced", "demand", "effort", "told"), _offices),
    Step("contacts", ("ground",), study_contacts),
    Step("mix", ("ground", "district", "effort"), _mix),
    Step("buses", ("ground", "effort"), _buses),
    Step("posts", ("ground", "baseline", "post_settings"), _posts),
    Step("networks", ("ground", "baseline"), study_networks),
)


def study_siting(
    baseline: Baseline,
    *,
    district: str,
    effort: Effort,
    post_settings: Mapping[str, tuple[float, ...]] | None = None,
    told: Told = lambda _name: None,
) -> tuple[SitingResult, dict[str, float]]:
    """Run every step and return the answer with the seconds of each.

    Raises
    ------
    UnknownNameError
        When there is no such police district.

    """
    districts = baseline.table("districts")["name"].tolist()
    named = {name.casefold(): name for name in districts}
    if district.casefold() not in named:
        msg = f"district is {district!r}, expected one of {', '.join(districts)}."
        raise UnknownNameError(msg)
    given: dict[str, Any] = {
        "baseline": baseline,
        "district": named[district.casefold()],
        "effort": effort,
        "post_settings": post_settings or {},
        "told": told,
    }
    run = run_steps(STEPS, given=given, told=told)
    return _result(run), run.seconds


def _result(run: Run) -> SitingResult:
    made = run.made
    return SitingResult(
        country=made["ground"].country,
        demand=made["demand"],
        effort=made["effort"],
        points=made["points"],
        offices=made["offices"],
        reports=made["reports"],
        growth=made["growth"],
        front=made["front"],
        contacts=made["contacts"],
        mix=made["mix"],
        buses=made["buses"],
        posts=made["posts"],
        networks=made["networks"],
    )
