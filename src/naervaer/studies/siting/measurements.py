"""What the siting study measured for the promise ledger: numbers with evidence, no verdicts."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.figures import Kind
from naervaer.domain.promises.measurement import Measurement
from naervaer.studies.access.country import Floats
from naervaer.studies.access.measurements import MEASUREMENTS_NAME
from naervaer.studies.siting.alternatives import NOTICEABLE_MINUTES, Comparison
from naervaer.studies.siting.evidence import evidence
from naervaer.studies.siting.optimum import Objective
from naervaer.studies.siting.result import SitingResult


def measurements(result: SitingResult) -> tuple[Measurement, ...]:
    """Return every measurement, in a fixed order: what rules judge, then what none does."""
    return (*_measured(result), *evidence(result))


def write_measurements(result: SitingResult, folder: Path) -> None:
    """Write `measurements.json`."""
    records = [found.as_record() for found in measurements(result)]
    text = json.dumps(records, ensure_ascii=False, indent=2)
    (folder / MEASUREMENTS_NAME).write_text(text + "\n", encoding="utf-8")


def _measured(result: SitingResult) -> Iterator[Measurement]:
    as_of = date(result.country.population_year, 1, 1)
    asked = (
        ("B-14", "TS-REISE", result.points),
        ("B-61", "PASS-REISE", result.offices),
    )
    for promise, rule, comparison in asked:
        yield Measurement.of(
            promise=promise,
            rule=rule,
            value=round(_people_nearer(result, comparison)),
            as_of=as_of,
            kind=Kind.COMPUTED,
            evidence=(
                "Plasseringsstudien, alternatives.csv: innbyggere som får minst ett minutt "
                "kortere vei med planens valg, alle dører åpne hele året. Planens valg gir "
                f"{_percent(comparison.reached(Objective.MEAN))} av den største mulige "
                "kortingen av snittet og "
                f"{_percent(comparison.reached(Objective.WITHIN_45))} av det største mulige "
                "antallet nye innen 45 minutter. Det sier ikke om stedene er åpnet."
            ),
        )
    yield Measurement.of(
        promise="B-17",
        rule="TS-NABO",
        value=_serving_neighbours(result),
        as_of=as_of,
        kind=Kind.ESTIMATED,
        evidence=(
            "Plasseringsstudien, plan_places.csv: planens steder som gir minst ett minutt "
            "kortere vei både i vertskommunen og utenfor den, alle åpne hele året."
        ),
    )


def _percent(share: float) -> str:
    return "ingen" if np.isnan(share) else f"{100 * share:.0f} prosent"


def _people_nearer(result: SitingResult, comparison: Comparison) -> float:
    standing, minutes = comparison.openings.standing, comparison.plan.minutes
    return float(result.demand.people[_nearer(standing, minutes)].sum())


def _nearer(before: Floats, after: Floats) -> NDArray[np.bool_]:
    with np.errstate(invalid="ignore"):
        return np.asarray(before - after >= NOTICEABLE_MINUTES)


def _serving_neighbours(result: SitingResult) -> int:
    """Return how many of the plan's points shorten the way both at home and beyond."""
    openings, people = result.points.openings, result.demand.people
    minutes = openings.minutes[:, openings.planned]
    nearest = openings.planned[minutes.argmin(axis=1)]
    gaining = _nearer(openings.standing, result.points.plan.minutes) & (people > 0)
    home = result.country.zones.municipality
    serving = 0
    for column in openings.planned.tolist():
        mine = gaining & (nearest == column)
        host = home[mine] == openings.municipality[column]
        serving += bool(host.any() and not host.all())
    return serving
