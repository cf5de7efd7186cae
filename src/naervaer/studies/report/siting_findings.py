"""The five findings of the siting study."""

import numpy as np

from naervaer.studies.report.findings import Finding
from naervaer.studies.report.words import Words
from naervaer.studies.siting.alternatives import Alternative, Comparison
from naervaer.studies.siting.optimum import Objective
from naervaer.studies.siting.result import SitingResult

_FEW = 5


def siting_findings(result: SitingResult, words: Words) -> tuple[Finding, ...]:
    """Return the five findings in the language of `words`."""
    return (
        _mean(result, words),
        _coverage(result, words),
        _trade(result, words),
        _offices(result, words),
        _contacts(result, words),
    )


def best_for(comparison: Comparison, objective: Objective) -> Alternative:
    """Return the alternative that is best at an objective."""
    return next(item for item in comparison.best if item.key == objective)


def _mean(result: SitingResult, words: Words) -> Finding:
    """Return what the plan's points do to the mean beside the best."""
    points = result.points
    best = best_for(points, Objective.MEAN).measured.mean
    return Finding(
        "points_mean",
        words.share(points.reached(Objective.MEAN), 0),
        words.text(
            "siting_finding_mean",
            count=points.plan.columns.size,
            before=words.number(points.before.mean, 2),
            plan=words.number(points.plan.measured.mean, 2),
            best=words.number(best, 2),
            share=words.share(points.reached(Objective.MEAN), 0),
            elsewhere=words.share(points.reached(Objective.NEW_MUNICIPALITIES), 0),
        ),
    )


def _coverage(result: SitingResult, words: Words) -> Finding:
    """Return how many the plan's points bring within 45 minutes beside the most possible."""
    points = result.points
    best = best_for(points, Objective.WITHIN_45)
    gained = points.plan.measured.within_45 - points.before.within_45
    return Finding(
        "points_within_45",
        words.about(gained),
        words.text(
            "siting_finding_within",
            plan=words.about(gained),
            best=words.about(best.measured.within_45 - points.before.within_45),
            share=words.share(points.reached(Objective.WITHIN_45), 0),
            near=best.near_plan,
            count=points.plan.columns.size,
        ),
    )


def _trade(result: SitingResult, words: Words) -> Finding:
    """Return what the first points buy, and what one aim costs the other."""
    last = result.growth[-1]
    few = [step for step in result.growth if step.count <= _FEW][-1]
    share = few.mean.gain / last.mean.gain if last.mean.gain > 0 else float("nan")
    mean = min(result.front, key=lambda point: point.mean)
    within = max(result.front, key=lambda point: point.within_45)
    return Finding(
        "growth",
        words.share(share, 0),
        words.text(
            "siting_finding_growth",
            few=few.count,
            share=words.share(share, 0),
            most=last.count,
            people=words.about(within.within_45 - mean.within_45),
            minutes=words.number(within.mean - mean.mean, 2),
        ),
    )


def _offices(result: SitingResult, words: Words) -> Finding:
    """Return what the plan's passport offices do beside the best."""
    offices = result.offices
    return Finding(
        "offices",
        words.share(offices.reached(Objective.WITHIN_45), 0),
        words.text(
            "siting_finding_offices",
            count=offices.plan.columns.size,
            plan=words.about(offices.plan.measured.within_45 - offices.before.within_45),
            best=words.about(
                best_for(offices, Objective.WITHIN_45).measured.within_45
                - offices.before.within_45
            ),
            share=words.share(offices.reached(Objective.WITHIN_45), 0),
            mean=words.share(offices.reached(Objective.MEAN), 0),
        ),
    )


def _contacts(result: SitingResult, words: Words) -> Finding:
    """Return how few contacts keep the rules beside one group per municipality."""
    fewest = sum(item.fewest.objective for item in result.contacts)
    alone = sum(item.alone.contacts for item in result.contacts)
    travel = np.array([added_travel(result, added) for added in (0, 4)])
    return Finding(
        "contacts",
        words.number(fewest),
        words.text(
            "siting_finding_contacts",
            fewest=words.number(fewest),
            alone=words.number(alone),
            municipalities=sum(item.members.size for item in result.contacts),
            saved=words.share(float(1 - travel[1] / travel[0]) if travel[0] > 0 else 0.0, 0),
            more=4 * len(result.contacts),
        ),
    )


def added_travel(result: SitingResult, added: int) -> float:
    """Return the summed one-way driving of all districts with some contacts more."""
    plans = (item.alternatives[added].best for item in result.contacts)
    return float(sum(plan.travel_minutes for plan in plans if plan is not None))
