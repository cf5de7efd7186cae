"""The best new service points beside the twenty of the plan."""

from collections.abc import Callable
from dataclasses import dataclass

from naervaer.registers.baseline import Baseline
from naervaer.studies.siting.alternatives import Comparison, compare
from naervaer.studies.siting.ground import Ground
from naervaer.studies.siting.least_cost import Effort
from naervaer.studies.siting.measured import Demand
from naervaer.studies.siting.openings import Openings
from naervaer.studies.siting.optimum import Objective

OBJECTIVES: tuple[Objective, ...] = (
    Objective.MEAN,
    Objective.NEW_MUNICIPALITIES,
    Objective.SHARED_HOUSES,
    Objective.WITHIN_45,
    Objective.TAIL,
    Objective.WORST,
    Objective.LONGEST,
    Objective.OFFENCES,
)


@dataclass(frozen=True, slots=True)
class PlaceReports:
    """Offences reported in a place of the plan, where published.

    Attributes
    ----------
    reports
        In 2022; None when not published.
    area
        What they were counted in, when that is not the municipality.

    """

    reports: int | None
    area: str


def study_points(
    ground: Ground,
    openings: Openings,
    demand: Demand,
    *,
    effort: Effort,
    told: Callable[[str], None] = lambda _name: None,
) -> Comparison:
    """Compare the plan's points with the best for each objective.

    Without figures of reported offences, or without houses to share, those aims are left out.
    """
    lacking = set()
    if demand.offences.sum() <= 0:
        lacking.add(Objective.OFFENCES)
    if not openings.shared.size:
        lacking.add(Objective.SHARED_HOUSES)
    asked = [item for item in OBJECTIVES if item not in lacking]
    return compare(ground.country, openings, demand, objectives=asked, effort=effort, told=told)


def reports_of(baseline: Baseline) -> dict[str, PlaceReports]:
    """Return the reported offences published for the places of the plan, by site id."""
    table = baseline.table("service_points")
    if "reports_2022" not in table.columns:
        return {}
    planned = table[table["plan_number"] != ""]
    return {
        row["id"]: PlaceReports(
            int(row["reports_2022"]) if row["reports_2022"] else None, row["reports_area"]
        )
        for row in planned.to_dict("records")
    }
