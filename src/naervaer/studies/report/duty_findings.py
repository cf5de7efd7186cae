"""The findings of the duty study, one sentence each with its uncertainty."""

import numpy as np

from naervaer.planning.demand import LEVELS
from naervaer.studies.duty.result import DutyResult
from naervaer.studies.report.findings import Finding
from naervaer.studies.report.words import Words

LOW, HIGH = LEVELS.index(0.1), LEVELS.index(0.9)


def duty_findings(result: DutyResult, words: Words) -> tuple[Finding, ...]:
    """Return the findings in the language of `words`."""
    return (
        _demand(result, words),
        _need(result, words),
        _roster(result, words),
        _reach(result, words),
        _staffing(result, words),
        _sharing(result, words),
        _profile(result, words),
    )


def public_findings(result: DutyResult, words: Words) -> tuple[Finding, ...]:
    """Return the findings that say nothing of when how many are on duty."""
    return (_demand(result, words), _reach(result, words), _sharing(result, words))


def positions_needed(result: DutyResult) -> float:
    """Return the full positions that the need would take, leave and other duties included."""
    given = result.settings.assumptions
    hours = result.need.units.sum() / result.settings.weeks * given.people_per_unit
    return float(hours / (given.gross_hours_a_week * given.available_share))


def points_of(value: float) -> float:
    """Return a share as percentage points."""
    return 100.0 * value


def _demand(result: DutyResult, words: Words) -> Finding:
    total = result.demand.days.total
    middling = int(np.argsort(total.mean[:, 0])[total.mean.shape[0] // 2])
    missions = float(result.experiments.base.response.missions.sum())
    mean = float(total.mean.sum())
    return Finding(
        "demand",
        words.about(mean),
        words.text(
            "duty_finding_demand",
            mean=words.about(mean),
            low=words.number(float(total.quantile[middling, 0, LOW])),
            high=words.number(float(total.quantile[middling, 0, HIGH])),
            urgent=words.number(missions),
        ),
    )


def _need(result: DutyResult, words: Words) -> Finding:
    whole = result.need.units.sum(axis=1)
    given = result.settings.assumptions
    return Finding(
        "need",
        words.number(float(whole.mean()), 1),
        words.text(
            "duty_finding_need",
            mean=words.number(float(whole.mean()), 1),
            least=words.number(float(whole.min())),
            most=words.number(float(whole.max())),
            fte=words.number(positions_needed(result)),
            share=words.share(given.available_share, 0),
        ),
    )


def _roster(result: DutyResult, words: Words) -> Finding:
    rosters = result.rosters
    return Finding(
        "roster",
        words.share(rosters.main.covered_share),
        words.text(
            "duty_finding_roster",
            people=words.number(len(rosters.staff.names)),
            covered=words.share(rosters.main.covered_share),
            free=words.share(rosters.without_contacts.covered_share),
            drones=words.share(rosters.drone_shifts, 0),
            chance=words.share(rosters.drone_shifts_unsought, 0),
        ),
    )


def _reach(result: DutyResult, words: Words) -> Finding:
    reachable, names = result.need.reachable[0], result.ground.station_districts
    worst, best = int(reachable.argmin()), int(reachable.argmax())
    ground = result.ground
    there = ground.zone_group == worst
    in_city = there & (ground.response_class == 0)
    mostly_city = ground.people[in_city].sum() > ground.people[there].sum() / 2
    return Finding(
        "reach",
        words.share(float(reachable[worst]), 0),
        words.text(
            "duty_finding_reach_city" if mostly_city else "duty_finding_reach",
            share=words.share(float(reachable[worst]), 0),
            name=names[worst],
            best=names[best],
            most=words.share(float(reachable[best]), 0),
        ),
    )


def _staffing(result: DutyResult, words: Words) -> Finding:
    lever = next(item for item in result.experiments.levers if item.name == "staffing")
    waits, urgent = lever.gains["long_waits"], lever.gains["urgent_in_time"]
    return Finding(
        "staffing",
        words.points(points_of(waits.difference)),
        words.text(
            "duty_finding_staffing",
            before=words.share(waits.before),
            after=words.share(waits.after),
            change=words.points(points_of(waits.difference)),
            half=words.number(points_of(waits.half_width), 1),
            urgent=words.points(points_of(urgent.difference)),
            urgent_half=words.number(points_of(urgent.half_width), 1),
        ),
    )


def _sharing(result: DutyResult, words: Words) -> Finding:
    lever = next(item for item in result.experiments.levers if item.name == "sharing")
    waits = lever.gains["long_waits"]
    return Finding(
        "sharing",
        words.share(result.experiments.spared, 0),
        words.text(
            "duty_finding_sharing",
            spared=words.share(result.experiments.spared, 0),
            change=words.number(points_of(-waits.difference), 1),
            half=words.number(points_of(waits.half_width), 1),
        ),
    )


def _profile(result: DutyResult, words: Words) -> Finding:
    nights = [item.night_units for item in result.profiles]
    most = [item.most_units for item in result.profiles]
    names = ", ".join(
        words.text(f"duty_profile_{item.profile.name}") for item in result.profiles
    )
    return Finding(
        "profile",
        words.span(words.number(min(nights), 1), words.number(max(nights), 1)),
        words.text(
            "duty_finding_profile",
            names=names,
            low=words.number(min(nights), 1),
            high=words.number(max(nights), 1),
            least=min(most),
            most=max(most),
        ),
    )
